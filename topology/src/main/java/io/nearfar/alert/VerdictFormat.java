package io.nearfar.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.detection.Verdict;
import io.nearfar.detection.Verdict.Opinion;
import io.nearfar.record.Identity;
import io.nearfar.record.UnreadableRecord;
import io.nearfar.record.UnreadableRecord.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Verdicts as JSON: {@code alert_id} and {@code verdict}, and where they are known {@code other_id}, {@code stream}, {@code
 * by} and {@code at}. A {@code note} is for people and is not read; fields of other names are passed over.
 */
public final class VerdictFormat {

    /** Longest value in bytes. */
    public static final int MAX_BYTES = 16 * 1024;

    /** Longest name of whoever says it. */
    public static final int MAX_BY = 256;

    /** Longest note in characters. */
    public static final int MAX_NOTE = 2_000;

    private static final int MAX_DEPTH = 8;
    private static final int MAX_AT = 64;
    private static final int MAX_STREAM = 40;

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_BYTES)
                            .maxDocumentLength(MAX_BYTES)
                            .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private VerdictFormat() {}

    /**
     * Reads a verdict that nobody vouches for.
     *
     * @throws UnreadableRecord when it is none
     */
    public static Verdict read(byte[] value) {
        if (value.length > MAX_BYTES) {
            throw new UnreadableRecord(
                    Reason.TOO_LARGE, "a verdict of %d bytes, at most %d are read".formatted(value.length, MAX_BYTES));
        }
        JsonNode json = parse(value);
        String alert = text(json, "alert_id", 16);
        if (!alert.matches("[0-9a-f]{16}")) {
            throw new UnreadableRecord(
                    alert.isEmpty() ? Reason.MISSING_FIELD : Reason.WRONG_TYPE,
                    "alert_id must be 16 hexadecimal digits");
        }
        return new Verdict(
                alert,
                opinion(text(json, "verdict", MAX_STREAM)),
                text(json, "other_id", Identity.MAX_ID),
                text(json, "stream", MAX_STREAM),
                text(json, "by", MAX_BY),
                text(json, "at", MAX_AT));
    }

    /** Writes a verdict so that {@link #read} reads an equal one. */
    public static byte[] write(Verdict verdict) {
        return write(verdict, "");
    }

    /** Writes a verdict with a note for people. */
    public static byte[] write(Verdict verdict, String note) {
        ObjectNode json = Json.object()
                .put("alert_id", verdict.alert())
                .put("verdict", verdict.opinion().label());
        put(json, "other_id", verdict.other());
        put(json, "stream", verdict.stream());
        put(json, "by", verdict.by());
        put(json, "at", verdict.at());
        put(json, "note", note);
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ObjectNode json, String field, String text) {
        if (!text.isEmpty()) {
            json.put(field, text);
        }
    }

    private static JsonNode parse(byte[] value) {
        try {
            JsonNode json = READER.readTree(value);
            if (json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            throw new UnreadableRecord(Reason.INVALID_JSON, "the verdict is not one well-formed JSON value");
        }
        throw new UnreadableRecord(Reason.INVALID_JSON, "the verdict is not a JSON object");
    }

    private static Opinion opinion(String text) {
        return Arrays.stream(Opinion.values())
                .filter(opinion -> opinion.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new UnreadableRecord(
                        text.isEmpty() ? Reason.MISSING_FIELD : Reason.WRONG_TYPE,
                        "verdict must be one of "
                                + Arrays.stream(Opinion.values())
                                        .map(Opinion::label)
                                        .collect(Collectors.joining(", "))));
    }

    private static String text(JsonNode json, String field, int most) {
        JsonNode found = json.path(field);
        if (found.isMissingNode() || found.isNull()) {
            return "";
        }
        if (!found.isTextual()) {
            throw new UnreadableRecord(Reason.WRONG_TYPE, field + " must be a text");
        }
        if (found.textValue().length() > most) {
            throw new UnreadableRecord(Reason.TOO_LARGE, "%s has more than %d characters".formatted(field, most));
        }
        return found.textValue();
    }
}
