package io.nearfar.record;

import java.time.Instant;

/**
 * Who a record is, when it happened, with what it may be compared and where it came from.
 *
 * @param id the record's own id, at most 256 characters, or its Kafka coordinates when it has none
 * @param derived whether {@code id} was derived from Kafka coordinates, so that no revision can ever carry it again
 * @param scope the records it is compared with
 * @param eventTime when it happened, not before 1970
 * @param source where it stood in Kafka
 */
public record Identity(String id, boolean derived, Scope scope, Instant eventTime, Source source) {

    public static final int MAX_ID = 256;

    public Identity {
        if (id.isBlank() || id.length() > MAX_ID) {
            throw new IllegalArgumentException(
                    "id must have 1 to %d characters, has %d".formatted(MAX_ID, id.length()));
        }
        if (eventTime.toEpochMilli() < 0) {
            throw new IllegalArgumentException("eventTime is before 1970: " + eventTime);
        }
    }
}
