package io.nearfar.record;

import java.time.Instant;

/**
 * Where a record stood in Kafka.
 *
 * @param topic the source topic
 * @param partition the partition of that topic
 * @param offset the offset in that partition
 * @param key the Kafka key as UTF-8 text, redacted and at most 256 characters; empty when there was none and for
 *     transactions
 * @param timestamp the Kafka timestamp
 */
public record Source(String topic, int partition, long offset, String key, Instant timestamp) {

    public Source {
        if (topic.isBlank() || partition < 0 || offset < 0) {
            throw new IllegalArgumentException("no place in Kafka: %s-%d-%d".formatted(topic, partition, offset));
        }
    }

    /** Topic, partition and offset joined by hyphens: the id of a record that brings none. */
    public String coordinates() {
        return topic + "-" + partition + "-" + offset;
    }
}
