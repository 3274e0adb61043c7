package io.nearfar.bench.recover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * What a line of scores says of one record.
 *
 * @param record its id
 * @param matches earlier records, most similar first
 */
record Answer(String record, List<Found> matches) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Answer {
        matches = List.copyOf(matches);
    }

    /**
     * An earlier record.
     *
     * @param id its id
     * @param similarity cosine as the line has it, 6 significant digits
     */
    record Found(String id, String similarity) {}

    /** Reads a line of scores. */
    static Answer read(String line) {
        try {
            JsonNode read = JSON.readTree(line);
            List<Found> matches = new ArrayList<>();
            read.get("matches")
                    .forEach(match -> matches.add(new Found(
                            match.get("id").asText(), match.get("similarity").asText())));
            return new Answer(read.get("record_id").asText(), matches);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line of scores is not JSON", e);
        }
    }

    /** Its matches that are no probes. */
    List<Found> tickets() {
        return matches.stream()
                .filter(match -> !MadeTickets.isProbe(match.id()))
                .toList();
    }
}
