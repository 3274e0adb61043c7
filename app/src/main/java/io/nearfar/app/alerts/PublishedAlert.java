package io.nearfar.app.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it stands in its topic.
 *
 * @param type its CloudEvents type
 * @param identity its CloudEvents source and id, which together name it
 * @param detectedAt when it was detected
 * @param place where it stands
 * @param json its body, a JSON object
 */
record PublishedAlert(String type, String identity, Instant detectedAt, Place place, String json) {

    /** In order of detection; what was detected at once is in order of place. */
    static final Comparator<PublishedAlert> BY_DETECTION = Comparator.<PublishedAlert, Instant>comparing(
                    alert -> alert.detectedAt)
            .thenComparing(alert -> alert.place);

    private static final JsonMapper MAPPER = new JsonMapper();

    /** Topic, partition and offset. */
    record Place(String topic, int partition, long offset) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparing(Place::topic)
                .thenComparingInt(Place::partition)
                .thenComparingLong(Place::offset);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** The alert that a record is: a CloudEvent in binary mode with a JSON object as its body. Empty for any other record. */
    static Optional<PublishedAlert> from(ConsumerRecord<byte[], byte[]> record) {
        String type = header(record, "ce_type");
        String id = header(record, "ce_id");
        byte @Nullable [] value = record.value();
        if (type.isEmpty() || id.isEmpty() || value == null) {
            return Optional.empty();
        }
        String json = new String(value, StandardCharsets.UTF_8);
        if (!tree(json).filter(JsonNode::isObject).isPresent()) {
            return Optional.empty();
        }
        Place place = new Place(record.topic(), record.partition(), record.offset());
        String identity = header(record, "ce_source") + '\0' + id;
        return Optional.of(new PublishedAlert(type, identity, detected(record), place, json));
    }

    JsonNode body() {
        return tree(json).orElseThrow();
    }

    private static Optional<JsonNode> tree(String json) {
        try {
            return Optional.of(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The time of its writing stands in where the header is missing or no time. */
    private static Instant detected(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Instant.parse(header(record, "ce_detectedat"));
        } catch (DateTimeException e) {
            return Instant.ofEpochMilli(record.timestamp());
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        @Nullable Header header = record.headers().lastHeader(name);
        byte @Nullable [] value = header == null ? null : header.value();
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
}
