package io.nearfar.fact;

import io.nearfar.fact.Conflict.Veto;
import io.nearfar.fact.Lexicon.Words;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares numbers, sums of money and versions. */
final class NumberCheck {

    private static final double SURE = 1;
    private static final double LIKELY = 0.8;
    private static final int LAST_DIGITS = 4;
    private static final Set<String> CARDS = Set.of("card", "account", "iban");

    private final Comparison texts;
    private final Findings findings;

    NumberCheck(Comparison texts, Findings findings) {
        this.texts = texts;
        this.findings = findings;
    }

    void check(FactKind kind) {
        List<Fact> here = Comparison.of(texts.here(), kind);
        List<Fact> there = Comparison.of(texts.there(), kind);
        Set<String> agreed =
                Stream.concat(agreed(here, there), agreed(there, here)).collect(Collectors.toSet());
        for (Fact fact : here) {
            if (there.stream().anyMatch(other -> isSame(fact, other))) {
                findings.agree(kind, fact.inWords());
            } else if (!texts.isLog() && !agreed.contains(fact.unit())) {
                there.stream()
                        .filter(other -> here.stream().noneMatch(any -> isSame(any, other)))
                        .filter(other -> isContrasted(fact, other))
                        .forEach(other -> conflict(fact, other));
            }
        }
    }

    private static Stream<String> agreed(List<Fact> facts, List<Fact> others) {
        return facts.stream()
                .filter(fact -> others.stream().anyMatch(other -> isSame(fact, other)))
                .map(Fact::unit);
    }

    private void conflict(Fact fact, Fact other) {
        double weight = isParticular(fact) ? SURE : LIKELY;
        findings.conflict(Conflict.of(fact.kind(), fact.inWords(), other.inWords(), Veto.DUPLICATE, weight));
    }

    /** One number, also under another word; and of cards the last digits. */
    private static boolean isSame(Fact fact, Fact other) {
        boolean currencies = fact.kind() == FactKind.AMOUNT
                && !fact.unit().isEmpty()
                && !other.unit().isEmpty()
                && !fact.unit().equals(other.unit());
        return !currencies && (fact.value().equals(other.value()) || isShortened(fact, other));
    }

    /** The last digits of a card, a version or number without what follows its point. */
    private static boolean isShortened(Fact fact, Fact other) {
        if (fact.kind() == FactKind.AMOUNT || fact.kind() == FactKind.COUNT) {
            return false;
        }
        boolean longer = fact.value().length() > other.value().length();
        String whole = longer ? fact.value() : other.value();
        String part = longer ? other.value() : fact.value();
        boolean cards = CARDS.contains(fact.unit()) && CARDS.contains(other.unit());
        return (cards && part.length() >= LAST_DIGITS && whole.endsWith(part)) || whole.startsWith(part + ".");
    }

    /** Whether both stand for the same thing: by their unit, and where that says little by what is around them. */
    private boolean isContrasted(Fact fact, Fact other) {
        if (fact.kind() == FactKind.AMOUNT) {
            return Comparison.around(fact, other) > 0 || texts.isOneMatter();
        }
        if (!fact.unit().equals(other.unit())) {
            return false;
        }
        int around = Comparison.around(fact, other);
        boolean sameSentence = around == 2 && texts.isOneMatterInAll();
        if (Lexicon.english().has(Words.REFERENCES, fact.unit())) {
            return around == 2 && texts.isAlmostEqual();
        }
        if (isParticular(fact)) {
            return texts.rest() > 0 || around == 2;
        }
        return sameSentence || (around > 0 && texts.isAlmostEqual());
    }

    private static boolean isParticular(Fact fact) {
        return fact.kind() == FactKind.AMOUNT
                || (fact.kind() == FactKind.NUMBER && Lexicon.english().has(Words.PARTICULARS, fact.unit()));
    }
}
