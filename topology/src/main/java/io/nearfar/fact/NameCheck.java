package io.nearfar.fact;

import io.nearfar.fact.Conflict.Veto;
import java.util.ArrayList;
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

    /** A name and its words. */
    private record Name(Fact fact, List<String> words) {

        static Name of(Fact fact) {
            return new Name(
                    fact,
                    Arrays.stream(fact.value().split(" "))
                            .filter(word -> !word.isEmpty())
                            .toList());
        }
    }

    void check() {
        List<Name> here = names(texts.here());
        List<Name> there = names(texts.there());
        List<Name> free = new ArrayList<>(there);
        for (Name name : here) {
            List<Name> same =
                    there.stream().filter(other -> isSame(name, other)).toList();
            free.removeAll(same);
            if (!same.isEmpty()) {
                findings.agree(FactKind.NAME, name.fact().value());
            }
        }
        if (free.isEmpty() || texts.isLog()) {
            return;
        }
        free.removeIf(name -> isSaid(name, texts.here()));
        here.stream()
                .filter(name -> !isSaid(name, texts.there()))
                .filter(name -> there.stream().noneMatch(other -> isSame(name, other)))
                .forEach(name -> free.stream()
                        .filter(other -> isContrasted(name, other))
                        .forEach(other -> conflict(name, other)));
    }

    private static List<Name> names(Facts facts) {
        return Comparison.stream(facts, FactKind.NAME).map(Name::of).toList();
    }

    private void conflict(Name name, Name other) {
        double weight = areOfOneKind(name, other) ? SURE : LIKELY;
        findings.conflict(
                Conflict.of(FactKind.NAME, name.fact().value(), other.fact().value(), Veto.DUPLICATE, weight));
    }

    private boolean isContrasted(Name name, Name other) {
        int around = Comparison.around(name.fact(), other.fact());
        if (areOfOneKind(name, other)) {
            return (around > 0 && texts.isOneMatter()) || around == 2;
        }
        String unit = name.fact().unit();
        boolean common = unit.equals(NameFacts.KIND) || other.fact().unit().equals(NameFacts.KIND);
        if (common || !unit.equals(other.fact().unit())) {
            return false;
        }
        return unit.isEmpty()
                ? (around == 2 && texts.isOneMatterInAll()) || (around == 1 && texts.isAlmostEqual())
                : around == 2 && texts.isAlmostEqual();
    }

    /** Whether a word of the one and a word of the other are two things of one kind. */
    private boolean areOfOneKind(Name name, Name other) {
        return name.words().stream()
                .anyMatch(word -> other.words().stream()
                        .anyMatch(there -> !word.equals(there) && lexicon.areOfOneKind(word, there)));
    }

    /** Whether a name's words stand in the other text, as a name or not; of a thing of a kind that word. */
    private boolean isSaid(Name name, Facts text) {
        boolean kind = name.words().stream().anyMatch(lexicon::isOfAKind);
        return name.words().stream()
                .filter(word -> !kind || lexicon.isOfAKind(word))
                .anyMatch(word -> Comparison.contains(text, Reading.hash(Stem.of(word))));
    }

    /** One name, also in another form: a part of it, its initials, a slip of the keys. */
    private boolean isSame(Name name, Name other) {
        if (name.fact().value().equals(other.fact().value())) {
            return true;
        }
        boolean similar = name.words().stream()
                        .anyMatch(word -> other.words().stream().anyMatch(there -> isSameWord(word, there)))
                || String.join("", name.words()).equals(String.join("", other.words()))
                || isInitials(name.fact().value(), other.words())
                || isInitials(other.fact().value(), name.words());
        return similar && (!areOfOneKind(name, other) || areAliases(name, other));
    }

    private boolean areAliases(Name name, Name other) {
        return lexicon.canonical(name.fact().value())
                .equals(lexicon.canonical(other.fact().value()));
    }

    private boolean isSameWord(String word, String other) {
        String shorter = word.length() < other.length() ? word : other;
        String longer = word.length() < other.length() ? other : word;
        boolean begins = shorter.length() > SHORTEST_PREFIX && longer.startsWith(shorter);
        boolean stem = shorter.length() > SHORTEST_TYPO && longer.startsWith(shorter.substring(0, SHORTEST_TYPO));
        return begins
                || stem
                || lexicon.canonical(word).equals(lexicon.canonical(other))
                || (shorter.length() >= SHORTEST_TYPO && isSlip(word, other));
    }

    private static boolean isInitials(String value, List<String> words) {
        if (words.size() < 2 || value.length() != words.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).charAt(0) != value.charAt(i)) {
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
        return (left <= 1 && otherLeft <= 1) || changed;
    }
}
