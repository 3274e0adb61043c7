package io.nearfar.fact;

import io.nearfar.fact.Conflict.Veto;
import java.util.Arrays;
import java.util.List;

/** Compares named things. */
final class NameCheck {

    private static final double SURE = 1;
    private static final double LIKELY = 0.8;
    private static final int SHORTEST_PREFIX = 2;
    private static final int SHORTEST_TYPO = 4;

    private final Comparison texts;
    private final Findings findings;
    private final Lexicon lexicon = Lexicon.english();

    NameCheck(Comparison texts, Findings findings) {
        this.texts = texts;
        this.findings = findings;
    }

    void check() {
        List<Fact> here = Comparison.of(texts.here(), FactKind.NAME);
        List<Fact> there = Comparison.of(texts.there(), FactKind.NAME);
        for (Fact fact : here) {
            if (there.stream().anyMatch(other -> isSame(fact, other))) {
                findings.agree(FactKind.NAME, fact.value() + " in both");
            } else if (!texts.isLog() && !isSaid(fact, texts.there())) {
                there.stream()
                        .filter(other -> !isSaid(other, texts.here()))
                        .filter(other -> here.stream().noneMatch(any -> isSame(any, other)))
                        .filter(other -> isContrasted(fact, other))
                        .forEach(other -> findings.conflict(Conflict.of(
                                FactKind.NAME, fact.value(), other.value(), Veto.DUPLICATE, weight(fact, other))));
            }
        }
    }

    private double weight(Fact fact, Fact other) {
        return areOfOneKind(fact, other) ? SURE : LIKELY;
    }

    private boolean isContrasted(Fact fact, Fact other) {
        int around = Comparison.around(fact, other);
        if (areOfOneKind(fact, other)) {
            return around > 0 && texts.isOneMatter() || around == 2;
        }
        boolean common = fact.unit().equals(NameFacts.KIND) || other.unit().equals(NameFacts.KIND);
        if (common || !fact.unit().equals(other.unit())) {
            return false;
        }
        return fact.unit().isEmpty()
                ? around == 2 && texts.isOneMatterInAll() || around == 1 && texts.isAlmostEqual()
                : around == 2 && texts.isAlmostEqual();
    }

    private boolean areOfOneKind(Fact fact, Fact other) {
        return lexicon.areOfOneKind(fact.value(), other.value());
    }

    /** Whether the words of a name stand in the other text, as a name or not. */
    private static boolean isSaid(Fact name, Facts text) {
        return Arrays.stream(name.value().split(" "))
                .anyMatch(word -> Comparison.contains(text, Reading.hash(Stem.of(word))));
    }

    /** One name, also in another form: a part of it, its initials, a slip of the keys. */
    private boolean isSame(Fact fact, Fact other) {
        String[] words = fact.value().split(" ");
        String[] others = other.value().split(" ");
        for (String word : words) {
            for (String there : others) {
                if (isSameWord(word, there)) {
                    return true;
                }
            }
        }
        return fact.value().replace(" ", "").equals(other.value().replace(" ", ""))
                || isInitials(fact.value(), others)
                || isInitials(other.value(), words);
    }

    private boolean isSameWord(String word, String other) {
        if (lexicon.canonical(word).equals(lexicon.canonical(other))) {
            return true;
        }
        String shorter = word.length() < other.length() ? word : other;
        String longer = word.length() < other.length() ? other : word;
        if (lexicon.areOfOneKind(word, other)) {
            return false;
        }
        boolean begins = shorter.length() > SHORTEST_PREFIX && longer.startsWith(shorter);
        boolean stem = shorter.length() > SHORTEST_TYPO && longer.startsWith(shorter.substring(0, SHORTEST_TYPO));
        return begins || stem || shorter.length() >= SHORTEST_TYPO && isSlip(word, other);
    }

    private static boolean isInitials(String value, String[] words) {
        if (words.length < 2 || value.length() != words.length) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (words[i].isEmpty() || words[i].charAt(0) != value.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** One letter too many, too few, wrong or changed with its neighbour. */
    static boolean isSlip(String word, String other) {
        int from = 0;
        int end = word.length();
        int otherEnd = other.length();
        while (from < end && from < otherEnd && word.charAt(from) == other.charAt(from)) {
            from++;
        }
        while (end > from && otherEnd > from && word.charAt(end - 1) == other.charAt(otherEnd - 1)) {
            end--;
            otherEnd--;
        }
        int left = end - from;
        int otherLeft = otherEnd - from;
        boolean changed = left == 2
                && otherLeft == 2
                && word.charAt(from) == other.charAt(from + 1)
                && word.charAt(from + 1) == other.charAt(from);
        return left <= 1 && otherLeft <= 1 || changed;
    }
}
