package io.nearfar.detection;

import java.util.List;
import java.util.Optional;

/**
 * What was decided about one record.
 *
 * @param outcome what became of it
 * @param scores its matches and raw scores; empty for a redelivered record
 * @param findings what is worth telling, whether or not the stream alerts about it
 * @param quiet whether the record is history, of which nothing is said
 * @param changes what to remember and forget, in order
 */
public record Decision(
        Outcome outcome, Optional<Scores> scores, List<Finding> findings, boolean quiet, List<Change> changes) {

    public Decision {
        findings = List.copyOf(findings);
        changes = List.copyOf(changes);
    }

    /** A record that changes nothing and says nothing. */
    static Decision ignored() {
        return untouched(Outcome.REDELIVERED);
    }

    /** A record that is passed over. */
    static Decision passedOver() {
        return untouched(Outcome.PASSED_OVER);
    }

    private static Decision untouched(Outcome outcome) {
        return new Decision(outcome, Optional.empty(), List.of(), false, List.of());
    }

    /**
     * Matches and raw scores of a record, untouched by warm-up and budget.
     *
     * @param group record id of the leader of its group, its own when it is alone
     * @param matches at most ten earlier records, most similar first
     * @param rarity outlier score and p-value
     * @param parts what the outlier score is made of; empty of a payment
     */
    public record Scores(String group, List<Match> matches, Finding.Rarity rarity, Optional<OutlierParts> parts) {

        public Scores {
            matches = List.copyOf(matches);
        }

        /** Scores whose parts are not told. */
        public Scores(String group, List<Match> matches, Finding.Rarity rarity) {
            this(group, matches, rarity, Optional.empty());
        }

        /** The confidence of the best match, 0 without one. */
        public double duplicate() {
            return matches.isEmpty() ? 0 : matches.getFirst().confidence();
        }
    }
}
