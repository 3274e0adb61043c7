package io.nearfar.record;

import java.util.List;

/**
 * What one Kafka value held. Together as many entries as the value held documents, and at least one.
 *
 * @param records the records, in the order of the value
 * @param skipped why each of the other documents was skipped
 */
public record Reading(List<SourceRecord> records, List<SkipReason> skipped) {

    public Reading {
        records = List.copyOf(records);
        skipped = List.copyOf(skipped);
    }

    /** Nothing, for one reason. */
    static Reading skipped(SkipReason reason) {
        return new Reading(List.of(), List.of(reason));
    }
}
