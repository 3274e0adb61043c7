package io.nearfar.detection;

import io.nearfar.record.Identity;
import java.util.Locale;

/**
 * What a person says of an alert.
 *
 * @param alert the alert's id, 16 hexadecimal digits
 * @param opinion what is said of it
 * @param other id of the record that is the same or different; empty for the one that the alert names
 * @param stream the stream that raised it; empty when whoever says it does not know
 * @param by who says it, empty when unknown
 * @param at when it was said, as text; empty when unknown
 */
public record Verdict(String alert, Opinion opinion, String other, String stream, String by, String at) {

    private static final int MAX_ALERT_DIGITS = 16;

    /** What can be said. */
    public enum Opinion {
        /** Both are the same, and their groups are one. */
        SAME,
        /** They are not the same, and never again in one group. */
        DIFFERENT,
        /** Right, but never tell me again. */
        EXPECTED,
        /** Right, and good to know. */
        USEFUL;

        /** Lower case, as people write it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Verdict {
        if (!alert.matches("[0-9a-f]{" + MAX_ALERT_DIGITS + "}")) {
            throw new IllegalArgumentException("an alert id has 16 hexadecimal digits, was '%s'".formatted(alert));
        }
        if (other.length() > Identity.MAX_ID) {
            throw new IllegalArgumentException("other_id is longer than %d characters".formatted(Identity.MAX_ID));
        }
    }

    /** The alert's id as a number. */
    public long alertHash() {
        return Long.parseUnsignedLong(alert, 16);
    }

    /** Whether it says something of two records; else of the alert alone, whatever the other record. */
    boolean isOfPair() {
        return opinion == Opinion.SAME || opinion == Opinion.DIFFERENT;
    }
}
