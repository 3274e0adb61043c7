package io.nearfar.record;

/** One record as read from a source topic: redacted, cut to size, not yet prepared for embedding. */
public sealed interface SourceRecord permits Ticket, LogLine, Transaction {

    /** Who the record is, when it happened, where it came from and with what it may be compared. */
    Identity identity();
}
