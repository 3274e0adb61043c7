package io.nearfar.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.record.Source;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The one way in which alerts and scores write JSON: fields in the order they are put, numbers rounded and plain. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final int SIMILARITY_DECIMALS = 3;
    private static final int SCORE_DECIMALS = 5;

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** The text, or JSON null when it is absent. */
    static JsonNode text(String text) {
        return text.isEmpty() ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.textNode(text);
    }

    /** ISO 8601 in UTC, to the second; with milliseconds only where there are some. */
    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** ISO 8601 of epoch milliseconds. */
    static String time(long millis) {
        return time(Instant.ofEpochMilli(millis));
    }

    /** A similarity or distance, to 3 decimals. */
    static BigDecimal similarity(double similarity) {
        return decimals(BigDecimal.valueOf(similarity), SIMILARITY_DECIMALS);
    }

    /** A score or threshold, to 5 decimals; what is at least a threshold stays so when both are rounded. */
    static BigDecimal score(BigDecimal score) {
        return decimals(score, SCORE_DECIMALS);
    }

    static BigDecimal score(double score) {
        return score(BigDecimal.valueOf(score));
    }

    /** Rounded to {@code decimals}, without trailing zeros. */
    static BigDecimal decimals(BigDecimal number, int decimals) {
        return number.setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }

    /** Rounded to {@code digits} significant digits, without trailing zeros. */
    static BigDecimal significant(double number, int digits) {
        return BigDecimal.valueOf(number)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
    }

    /** Topic, partition and offset of a record. */
    static ObjectNode place(Source source) {
        return object().put("topic", source.topic())
                .put("partition", source.partition())
                .put("offset", source.offset());
    }

    static String write(ObjectNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree in memory cannot fail to be written", e);
        }
    }
}
