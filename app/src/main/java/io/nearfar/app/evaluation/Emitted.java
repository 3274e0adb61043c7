package io.nearfar.app.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SortedMap;

/**
 * What came out of the topology.
 *
 * @param scores the lines of the scores topic in their order
 * @param alerts all alerts, topic after topic
 * @param seconds from the first record sent to the last one processed
 */
record Emitted(List<JsonNode> scores, List<AlertMessage> alerts, double seconds) {

    /**
     * One alert as read.
     *
     * @param key its Kafka key
     * @param headers its headers as text
     * @param body its JSON
     */
    record AlertMessage(String key, SortedMap<String, String> headers, JsonNode body) {

        /** The kind, such as {@code duplicate} of {@code io.nearfar.duplicate.v1}. */
        String kind() {
            String[] parts = headers.getOrDefault("ce_type", "").split("\\.", -1);
            return parts.length < 2 ? "" : parts[parts.length - 2];
        }

        String recordId() {
            return body.at("/record/id").asText();
        }

        String matchId() {
            return body.at("/match/id").asText();
        }
    }
}
