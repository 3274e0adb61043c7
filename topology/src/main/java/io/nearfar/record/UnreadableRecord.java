package io.nearfar.record;

/**
 * Says why a source record cannot be read. It goes to the dead-letter topic with this reason and the stream goes on; no
 * other exception is treated so.
 */
public final class UnreadableRecord extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why a record is unreadable; a closed set, used as a metric tag and a header. */
    public enum Reason {
        INVALID_UTF8,
        INVALID_JSON,
        TOO_DEEP,
        TOO_LARGE,
        SCHEMA_REGISTRY_FRAMED,
        MISSING_FIELD,
        WRONG_TYPE,
        INVALID_EVENT_TIME,
        EVENT_TIME_AHEAD,
        INVALID_KAFKA_TIMESTAMP;

        /** Lower case with underscores, as headers and metrics carry it. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Reason reason;
    private final String detail;

    /** {@code detail} names the field and what would be right, and never quotes the record. */
    public UnreadableRecord(Reason reason, String detail) {
        super(reason.label() + ": " + detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    /** The same, said of one part of a record that has many. */
    UnreadableRecord in(String part) {
        return new UnreadableRecord(reason, part + ": " + detail);
    }

    public Reason reason() {
        return reason;
    }
}
