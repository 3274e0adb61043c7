package io.nearfar.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nearfar.record.UnreadableRecord.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads bytes that nobody vouches for as one JSON object, within fixed bounds. */
final class JsonInput {

    static final int MAX_BYTES = 2 * 1024 * 1024;
    static final int MAX_DEPTH = 64;
    static final int MAX_STRING = 1024 * 1024;
    static final int MAX_NAME = 1024;
    static final int MAX_NUMBER = 100;
    static final int MAX_TOKENS = 250_000;

    /** A schema registry's serializer writes a zero byte and four bytes of schema id before the value. */
    private static final int FRAME_BYTES = 5;

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .maxNameLength(MAX_NAME)
                            .maxNumberLength(MAX_NUMBER)
                            .maxDocumentLength(MAX_BYTES)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();

    private JsonInput() {}

    static JsonNode read(byte[] value) {
        if (value.length > MAX_BYTES) {
            throw new UnreadableRecord(
                    Reason.TOO_LARGE, "%d bytes, at most %d are read".formatted(value.length, MAX_BYTES));
        }
        if (value.length >= FRAME_BYTES && value[0] == 0) {
            throw new UnreadableRecord(
                    Reason.SCHEMA_REGISTRY_FRAMED,
                    "the first byte is 0, so a schema registry's serializer wrote this; use the plain JSON converter");
        }
        JsonNode root = parse(decode(value));
        if (!root.isObject()) {
            throw new UnreadableRecord(Reason.INVALID_JSON, "the value is not a JSON object");
        }
        return root;
    }

    private static String decode(byte[] value) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableRecord(Reason.INVALID_UTF8, "the value is not UTF-8");
        }
    }

    private static JsonNode parse(String text) {
        try {
            return READER.readTree(text);
        } catch (StreamConstraintsException e) {
            throw bound(e);
        } catch (NumberFormatException | ArithmeticException e) {
            // What the parser lets through of a number whose exponent no BigDecimal can hold.
            throw new UnreadableRecord(Reason.INVALID_JSON, "a number has an exponent that is out of range");
        } catch (JsonProcessingException e) {
            throw new UnreadableRecord(
                    Reason.INVALID_JSON,
                    "not one well-formed JSON value, stopped at character %d"
                            .formatted(
                                    e.getLocation() == null
                                            ? 0
                                            : e.getLocation().getCharOffset()));
        }
    }

    /** The parser has one exception for all its bounds and tells them apart only by its message, which a test pins. */
    private static UnreadableRecord bound(StreamConstraintsException e) {
        if (e.getOriginalMessage().contains("nesting depth")) {
            return new UnreadableRecord(Reason.TOO_DEEP, "nested more than %d deep".formatted(MAX_DEPTH));
        }
        return new UnreadableRecord(
                Reason.TOO_LARGE,
                "a string, name or number is too long (%d, %d, %d characters) or there are more than %d tokens"
                        .formatted(MAX_STRING, MAX_NAME, MAX_NUMBER, MAX_TOKENS));
    }
}
