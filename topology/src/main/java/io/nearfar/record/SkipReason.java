package io.nearfar.record;

import java.util.Locale;

/** Why there is nothing to compare in what a source sent, though nothing is wrong with it; a closed set, used as a metric tag. */
public enum SkipReason {
    /** A Kafka record without value, as compacted topics have them. */
    TOMBSTONE,
    /** An event that says that a row or an issue is gone. */
    DELETED,
    /** A ticket that a machine wrote in answer to mail: an absence note, a bounce. */
    AUTO_REPLY,
    /** A text without a single word, or an envelope of log records that holds none. */
    WORDLESS;

    /** Lower case with underscores, as metrics carry it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
