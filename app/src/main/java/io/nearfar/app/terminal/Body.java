package io.nearfar.app.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;

/**
 * The body of an alert, read without trust: every text is one clean line, and what is missing or of another type is
 * absent.
 *
 * @param json the body
 */
record Body(JsonNode json) {

    /** What a record is, by the fields that an alert shows of it. */
    enum Shape {
        TICKET,
        LOG_LINE,
        PAYMENT,
        /** There is no record. */
        NONE
    }

    /**
     * A reason for or against a claim.
     *
     * @param kind what it is about
     * @param text the reason in plain words
     */
    record Reason(String kind, String text) {}

    Shape shape() {
        if (!has("record", "id")) {
            return Shape.NONE;
        }
        JsonNode record = json.path("record");
        if (record.has("amount")) {
            return Shape.PAYMENT;
        }
        return record.has("service") || record.has("level") ? Shape.LOG_LINE : Shape.TICKET;
    }

    boolean has(String... path) {
        JsonNode node = at(path);
        return node.isValueNode() && !node.isNull();
    }

    String text(String... path) {
        return text(at(path));
    }

    /** The texts and numbers of a list. */
    List<String> texts(String... path) {
        return nodes(path).stream()
                .map(Body::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    OptionalDouble number(String... path) {
        JsonNode node = at(path);
        double number = node.asDouble();
        return node.isNumber() && Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    boolean flag(String... path) {
        return at(path).asBoolean(false);
    }

    Optional<Instant> time(String... path) {
        try {
            return Optional.of(Instant.parse(at(path).asText("")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    List<Reason> reasons(String name) {
        return nodes(name).stream()
                .map(node -> new Reason(text(node.path("kind")), text(node.path("text"))))
                .filter(reason -> !reason.text().isEmpty())
                .toList();
    }

    private List<JsonNode> nodes(String... path) {
        return StreamSupport.stream(at(path).spliterator(), false).toList();
    }

    private JsonNode at(String... path) {
        JsonNode node = json;
        for (String name : path) {
            node = node.path(name);
        }
        return node;
    }

    private static String text(JsonNode node) {
        return Columns.oneLine(node.asText(""));
    }
}
