package io.nearfar.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** JSON with fields of an alert in its texts. What an alert says stays inside the text that it stands in. */
record BodyTemplate(JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** @throws IllegalArgumentException when it is no JSON object */
    static BodyTemplate read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (!json.isObject()) {
                throw new IllegalArgumentException("must be a JSON object");
            }
            return new BodyTemplate(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("must be a JSON object", e);
        }
    }

    /** @throws AlertFailure when the alert lacks a field */
    String fill(JsonNode alert) {
        return fill(json, alert).toString();
    }

    private static JsonNode fill(JsonNode part, JsonNode alert) {
        if (part.isTextual()) {
            return TextNode.valueOf(new Template(part.textValue()).fill(alert));
        }
        if (part.isArray()) {
            ArrayNode filled = JSON.createArrayNode();
            part.forEach(item -> filled.add(fill(item, alert)));
            return filled;
        }
        if (part.isObject()) {
            ObjectNode filled = JSON.createObjectNode();
            part.properties().forEach(field -> filled.set(field.getKey(), fill(field.getValue(), alert)));
            return filled;
        }
        return part;
    }
}
