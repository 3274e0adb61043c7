package io.nearfar.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * OTLP's {@code AnyValue} as compact text: a scalar as it stands, a list as {@code [a, b]}, key and value pairs as {@code
 * k=v l=w}, those inside others in braces. Linear in what the parser let through, nested no deeper than that.
 */
final class OtlpValue {

    private OtlpValue() {}

    /** The text of a value, empty when it has none; a plain text or number that an exporter wrote for a value counts as such. */
    static String text(JsonNode value) {
        StringBuilder text = new StringBuilder();
        append(value, text, false);
        return text.toString();
    }

    /** Attributes by name, each value as text; of two with one name the last counts. */
    static ObjectNode attributes(JsonNode list) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        for (JsonNode attribute : list) {
            attributes.put(attribute.path("key").asText(), text(attribute.path("value")));
        }
        return attributes;
    }

    private static void append(JsonNode value, StringBuilder text, boolean nested) {
        if (value.isValueNode()) {
            text.append(value.isNull() ? "" : value.asText());
            return;
        }
        for (Map.Entry<String, JsonNode> typed : value.properties()) {
            JsonNode inner = typed.getValue();
            switch (typed.getKey()) {
                case "arrayValue", "array_value" -> list(inner.path("values"), text);
                case "kvlistValue", "kvlist_value" -> pairs(inner.path("values"), text, nested);
                default -> append(inner, text, true);
            }
        }
    }

    private static void list(JsonNode values, StringBuilder text) {
        String before = "[";
        for (JsonNode value : values) {
            text.append(before);
            append(value, text, true);
            before = ", ";
        }
        text.append(values.isEmpty() ? "[]" : "]");
    }

    private static void pairs(JsonNode values, StringBuilder text, boolean nested) {
        text.append(nested ? "{" : "");
        String before = "";
        for (JsonNode pair : values) {
            text.append(before).append(pair.path("key").asText()).append('=');
            append(pair.path("value"), text, true);
            before = " ";
        }
        text.append(nested ? "}" : "");
    }
}
