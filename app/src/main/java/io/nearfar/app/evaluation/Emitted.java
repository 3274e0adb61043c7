package io.nearfar.app.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What came out of the topology.
 *
 * @param scores the lines of the scores topic in their order
 * @param alerts all alerts, topic after topic
 * @param deadLetters how many records could not be read, by reason
 * @param seconds from the first record sent to the last one processed
 */
record Emitted(List<JsonNode> scores, List<AlertMessage> alerts, SortedMap<String, Long> deadLetters, double seconds) {

    /** Reasons and counts of dead letters for people, such as {@code missing_field 3}; {@code none} of none. */
    String deadLetterLine() {
        return deadLetters.isEmpty()
                ? "none"
                : deadLetters.entrySet().stream()
                        .map(reason -> reason.getKey() + " " + reason.getValue())
                        .collect(Collectors.joining(", "));
    }

    /**
     * One alert as read.
     *
     * @param key its Kafka key
     * @param headers its headers as text
     * @param body its JSON
     */
    record AlertMessage(String key, SortedMap<String, String> headers, JsonNode body) {

        /** The kind, such as {@code duplicate} of {@code io.nearfar.duplicate.v1}; a regression is a duplicate. */
        String kind() {
            String[] parts = headers.getOrDefault("ce_type", "").split("\\.", -1);
            String kind = parts.length < 2 ? "" : parts[parts.length - 2];
            return kind.equals("regression") ? "duplicate" : kind;
        }

        String recordId() {
            return body.at("/record/id").asText();
        }

        String matchId() {
            return body.at("/match/id").asText();
        }
    }
}
