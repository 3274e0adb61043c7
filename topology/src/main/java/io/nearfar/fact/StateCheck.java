package io.nearfar.fact;

import io.nearfar.fact.Conflict.Veto;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares states and negations. */
final class StateCheck {

    private static final double SURE = 1;
    private static final double LIKELY = 0.8;

    /** Whether something works at all: what is wrong may be said in many other ways. */
    private static final String WORK = "work";

    private final Comparison texts;
    private final Findings findings;

    StateCheck(Comparison texts, Findings findings) {
        this.texts = texts;
        this.findings = findings;
    }

    void check() {
        states();
        negations(texts, false);
        negations(texts.reversed(), true);
        levels();
    }

    private void states() {
        List<Fact> there = Comparison.of(texts.there(), FactKind.STATE);
        for (Fact fact : Comparison.of(texts.here(), FactKind.STATE)) {
            String opposite = opposite(fact.unit());
            if (isSaid(texts.there(), fact.unit())) {
                findings.agree(FactKind.STATE, fact.value());
            } else if (!isSaid(texts.here(), opposite)) {
                there.stream()
                        .filter(other -> other.unit().equals(opposite))
                        .filter(other -> isContrasted(fact, other))
                        .forEach(other -> findings.conflict(Conflict.of(
                                kind(fact, other), fact.value(), other.value(), Veto.RELATED, weight(fact, other))));
            }
        }
    }

    private static FactKind kind(Fact fact, Fact other) {
        boolean negated = fact.value().startsWith("not ") != other.value().startsWith("not ");
        return negated ? FactKind.NEGATION : FactKind.STATE;
    }

    private boolean isContrasted(Fact fact, Fact other) {
        boolean vague = fact.unit().endsWith(WORK) || kind(fact, other) == FactKind.NEGATION;
        if (vague && (isExplained(texts, other) || isExplained(texts.reversed(), fact))) {
            return false;
        }
        int around = Comparison.around(fact, other);
        return around == 2 || (around == 1 && texts.isOneMatterInAll()) || texts.isAlmostEqual();
    }

    /** Whether the text that says it works also says in other words what does not. */
    private static boolean isExplained(Comparison texts, Fact there) {
        return there.unit().charAt(0) == StateFacts.POSITIVE
                && !othersWrong(texts.there(), texts.here()).isEmpty();
    }

    private double weight(Fact fact, Fact other) {
        boolean sure = Comparison.around(fact, other) == 2 || texts.isAlmostEqual();
        return sure ? SURE : LIKELY;
    }

    private static boolean isSaid(Facts facts, String unit) {
        return facts.all().stream()
                .anyMatch(fact -> fact.kind() == FactKind.STATE && fact.unit().equals(unit));
    }

    private static String opposite(String unit) {
        int sign = unit.charAt(0) == StateFacts.ASKED ? 1 : 0;
        char other = unit.charAt(sign) == StateFacts.POSITIVE ? StateFacts.NEGATIVE : StateFacts.POSITIVE;
        return unit.substring(0, sign) + other + unit.substring(sign + 1);
    }

    /** What the one negates and the other says; {@code swapped} when the texts have changed places. */
    private void negations(Comparison pair, boolean swapped) {
        for (Fact fact : Comparison.of(pair.here(), FactKind.NEGATION)) {
            boolean both = Comparison.stream(pair.there(), FactKind.NEGATION)
                    .anyMatch(other -> other.unit().equals(fact.unit()));
            if (both) {
                if (!swapped) {
                    findings.agree(FactKind.NEGATION, fact.value());
                }
            } else if (isAffirmed(fact, pair)) {
                String said = said(fact);
                String here = swapped ? said : fact.value();
                String there = swapped ? fact.value() : said;
                double weight = pair.isAlmostEqual() ? SURE : LIKELY;
                findings.conflict(Conflict.of(FactKind.NEGATION, here, there, Veto.RELATED, weight));
            }
        }
    }

    /** Whether the other text says what this one negates, and denies nothing else that could mean the same. */
    private static boolean isAffirmed(Fact negation, Comparison pair) {
        char word = Reading.hash(negation.unit());
        boolean alsoHere = Comparison.count(pair.here(), word) > negations(pair.here(), negation.unit());
        boolean oneMatter = pair.isAlmostEqual()
                || (pair.isOneMatterInAll() && Comparison.around(negation, pair.there(), word) > 0);
        return oneMatter
                && !alsoHere
                && Comparison.contains(pair.there(), word)
                && othersWrong(pair.there(), pair.here()).isEmpty();
    }

    /** How often a text negates the word: a title and its body most often say the same. */
    private static long negations(Facts facts, String unit) {
        return Comparison.stream(facts, FactKind.NEGATION)
                .filter(fact -> fact.unit().equals(unit))
                .count();
    }

    /** What the one text negates or says is off, and the other does not. */
    private static Set<String> othersWrong(Facts facts, Facts other) {
        Set<String> known = wrong(other);
        return wrong(facts).stream().filter(unit -> !known.contains(unit)).collect(Collectors.toSet());
    }

    private static Set<String> wrong(Facts facts) {
        return facts.all().stream()
                .filter(fact -> fact.kind() == FactKind.NEGATION
                        || (fact.kind() == FactKind.STATE && fact.unit().charAt(0) == StateFacts.NEGATIVE))
                .map(Fact::unit)
                .collect(Collectors.toSet());
    }

    private static String said(Fact negation) {
        return negation.value().startsWith("not ") ? negation.value().substring("not ".length()) : negation.unit();
    }

    private void levels() {
        for (Fact fact : Comparison.of(texts.here(), FactKind.LEVEL)) {
            Comparison.stream(texts.there(), FactKind.LEVEL)
                    .filter(other -> !other.value().equals(fact.value()))
                    .forEach(other -> findings.conflict(
                            Conflict.of(FactKind.LEVEL, fact.inWords(), other.inWords(), Veto.RELATED, SURE)));
        }
    }
}
