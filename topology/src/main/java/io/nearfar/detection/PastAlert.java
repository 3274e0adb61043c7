package io.nearfar.detection;

import io.nearfar.record.Hash128;
import java.util.Locale;

/**
 * What an alert said, kept so that a verdict on it can be acted on.
 *
 * @param said what it said
 * @param pair the records it was about
 * @param group record hash of the leader of the group they shared; of related ones, of the group that the earlier one
 *     pointed at; 0 for none
 * @param time event time of the record, epoch milliseconds
 * @param text hash of the record's text, of zeros for payments
 * @param heard the last verdict on it, empty before the first
 * @param opinion what the last verdict on its own pair said, empty before the first
 */
public record PastAlert(Said said, Pair pair, long group, long time, Hash128 text, String heard, String opinion) {

    /** What an alert can say of a record. */
    public enum Said {
        DUPLICATE,
        RELATED,
        OUTLIER;

        /** Lower case, as metrics and labels carry it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A record and the earlier one it was held against.
     *
     * @param record its id
     * @param other id of the earlier one, empty for an outlier
     * @param similarity how alike both were, 0 for an outlier
     * @param confidence how sure it was, in [0, 1]
     */
    public record Pair(String record, String other, double similarity, double confidence) {}

    /** Whether a verdict is about the record beside another one than the alert named. */
    public boolean isOfOther(Verdict verdict) {
        return verdict.isOfPair()
                && !verdict.other().isEmpty()
                && !verdict.other().equals(pair.other());
    }

    /** Id of the record that a verdict is about besides the alert's own, empty for none. */
    public String other(Verdict verdict) {
        return isOfOther(verdict) ? verdict.other() : pair.other();
    }

    /** What the last verdict is told apart from the next by. */
    String inShort(Verdict verdict) {
        String label = verdict.opinion().label();
        return isOfOther(verdict) ? label + ' ' + verdict.other() : label;
    }

    /** This alert after another verdict. */
    PastAlert heard(Verdict verdict) {
        String last = isOfOther(verdict) ? opinion : verdict.opinion().label();
        return new PastAlert(said, pair, group, time, text, inShort(verdict), last);
    }
}
