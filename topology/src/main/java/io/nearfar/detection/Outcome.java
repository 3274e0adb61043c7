package io.nearfar.detection;

import java.util.Locale;

/** What became of a record. */
public enum Outcome {
    /** Compared, judged and remembered. */
    NEW,
    /** Its text equals that of a recent record, whose row stands for both. */
    REPEATED,
    /** Replaced an earlier revision of itself. */
    REVISED,
    /** Seen before, word for word: ignored. */
    REDELIVERED,
    /** Older than Nearfar's first start, where such records are passed over. */
    PASSED_OVER,
    /** Older than the window: compared and judged, not remembered. */
    LATE;

    /** Lower case, as metrics and scores carry it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
