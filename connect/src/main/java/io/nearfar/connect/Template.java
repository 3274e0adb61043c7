package io.nearfar.connect;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with fields of an alert in it.
 *
 * @param text in which {@code {/record/id}} stands for the text, number or flag at that JSON Pointer
 */
record Template(String text) {

    private static final Pattern FIELD = Pattern.compile("\\{(/[^{}\\s]*)}");

    /**
     * The text with the fields of an alert.
     *
     * @throws AlertFailure when the alert lacks one of them, or has a null there
     */
    String fill(JsonNode alert) {
        return fill(alert, UnaryOperator.identity());
    }

    /** The same, in which each field was rewritten first. */
    String fill(JsonNode alert, UnaryOperator<String> escape) {
        return replaceFields(pointer -> escape.apply(field(alert, pointer)));
    }

    /** The text with the same word in place of every field. */
    String sample(String word) {
        return replaceFields(pointer -> word);
    }

    private String replaceFields(UnaryOperator<String> value) {
        return FIELD.matcher(text).replaceAll(field -> Matcher.quoteReplacement(value.apply(field.group(1))));
    }

    private static String field(JsonNode alert, String pointer) {
        JsonNode field = alert.at(JsonPointer.compile(pointer));
        if (!field.isValueNode() || field.isNull()) {
            throw new AlertFailure("the alert has no " + pointer);
        }
        return field.asText();
    }
}
