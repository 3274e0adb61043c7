package io.nearfar.bench.recover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * What a line of scores says of one record, figures as the line has them, with 6 significant digits.
 *
 * @param record its id
 * @param said what was found out about it
 */
record Answer(String record, Said said) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * All of a line that does not name the record itself.
     *
     * @param matches earlier records, most similar first
     * @param outlierScore distance to the nearest usual cluster
     * @param share share of outlier scores so far that are as high
     */
    record Said(List<Found> matches, String outlierScore, String share) {

        Said {
            matches = List.copyOf(matches);
        }
    }

    /**
     * An earlier record.
     *
     * @param id its id
     * @param similarity cosine of both
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
            Said said = new Said(
                    matches,
                    read.get("outlier_score").asText(),
                    read.get("p_value").asText());
            return new Answer(read.get("record_id").asText(), said);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line of scores is not JSON", e);
        }
    }
}
