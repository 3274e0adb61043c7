package io.nearfar.detection;

/** What becomes of records that were in Kafka before Nearfar was started for the first time. */
public enum History {
    /** They are remembered and shape what is usual, and nothing is said about them. */
    LEARN,
    /** They are passed over. */
    SKIP,
    /** They are treated like all others. */
    ALERT
}
