package io.nearfar.app.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The record that a line of scores is about. */
final class ScoredRecord {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ScoredRecord() {}

    /** Topic, partition and offset of its source. */
    static String coordinates(ConsumerRecord<byte[], byte[]> line) {
        try {
            JsonNode source = JSON.readTree(line.value()).get("source");
            return "%s-%s-%s"
                    .formatted(
                            source.get("topic").asText(),
                            source.get("partition").asText(),
                            source.get("offset").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
