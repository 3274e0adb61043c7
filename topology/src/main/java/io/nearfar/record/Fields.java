package io.nearfar.record;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.record.UnreadableRecord.Reason;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One JSON document seen through a mapping. Texts come as they stand, neither cleaned nor redacted.
 *
 * @param mapping where fields stand
 * @param root the document
 */
record Fields(Mapping mapping, JsonNode root) {

    private static final BigDecimal MAX_AMOUNT = new BigDecimal("1e12");

    /** More decimals than any number of the greatest length has; past them only an exponent can reach. */
    private static final int MAX_SCALE = JsonInput.MAX_NUMBER;

    private static final Set<String> NO = Set.of("no", "none", "false", "0");

    /** All present parts of a field, joined by newlines; empty when there are none. */
    String joined(String field) {
        return String.join("\n", texts(field));
    }

    /** The first present value of a field, or empty text. */
    String first(String field) {
        List<String> texts = texts(field);
        return texts.isEmpty() ? "" : texts.getFirst();
    }

    /** Whether a field says yes: anything but an absent or empty value, {@code no}, {@code none}, {@code false} and 0. */
    boolean says(String field) {
        return pointers(field).stream().map(root::at).anyMatch(Fields::isYes);
    }

    /** The time of the record, if it names one. */
    Optional<Instant> time() {
        List<String> times = texts("time", Reason.INVALID_EVENT_TIME);
        return times.isEmpty() ? Optional.empty() : Optional.of(time(times.getFirst()));
    }

    /** The amount, finite, at most 10<sup>12</sup> in magnitude, with as many decimals as the source wrote. */
    BigDecimal amount() {
        String text = first("amount").strip();
        if (text.isEmpty()) {
            throw missing("amount");
        }
        BigDecimal amount;
        try {
            amount = text.length() > JsonInput.MAX_NUMBER ? MAX_AMOUNT.add(BigDecimal.ONE) : new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new UnreadableRecord(Reason.WRONG_TYPE, "field 'amount' is not a number");
        }
        if (amount.abs().compareTo(MAX_AMOUNT) > 0 || Math.abs((long) amount.scale()) > MAX_SCALE) {
            throw new UnreadableRecord(Reason.WRONG_TYPE, "field 'amount' is beyond 1e12 or has too many decimals");
        }
        return amount.scale() < 0 ? amount.setScale(0) : amount;
    }

    static UnreadableRecord missing(String field) {
        return new UnreadableRecord(Reason.MISSING_FIELD, "field '%s' is absent or empty".formatted(field));
    }

    /** A header may go on with parameters or a comment: {@code no; owner-email="..."}. */
    private static boolean isYes(JsonNode node) {
        if (node.equals(DebeziumEvent.UNSENT)) {
            return false;
        }
        String[] words = node.asText().toLowerCase(Locale.ROOT).strip().split("[\\s;,(]", 2);
        return node.isContainerNode()
                ? !node.isEmpty()
                : !words[0].isEmpty() && !NO.contains(words[0]) && !node.isNull();
    }

    private Instant time(String text) {
        try {
            return mapping.timeFormat().read(text);
        } catch (DateTimeException e) {
            throw new UnreadableRecord(Reason.INVALID_EVENT_TIME, "field 'time' " + e.getMessage());
        }
    }

    private List<String> texts(String field) {
        return texts(field, Reason.WRONG_TYPE);
    }

    /** The present texts and numbers of a field; {@code reason} applies when there is only something else. */
    private List<String> texts(String field, Reason reason) {
        List<String> texts = new ArrayList<>();
        boolean wrong = false;
        for (JsonPointer pointer : pointers(field)) {
            JsonNode node = root.at(pointer);
            if (node.equals(DebeziumEvent.UNSENT)) {
                throw new UnreadableRecord(
                        Reason.MISSING_FIELD,
                        "field '%s' was left out because it did not change; set REPLICA IDENTITY FULL on its table"
                                .formatted(field));
            }
            wrong |= node.isContainerNode() || node.isBoolean();
            if ((node.isTextual() || node.isNumber()) && !node.asText().isBlank()) {
                texts.add(node.asText());
            }
        }
        if (wrong && texts.isEmpty()) {
            throw new UnreadableRecord(reason, "field '%s' is neither a text nor a number".formatted(field));
        }
        return texts;
    }

    private List<JsonPointer> pointers(String field) {
        return mapping.fields().getOrDefault(field, List.of());
    }
}
