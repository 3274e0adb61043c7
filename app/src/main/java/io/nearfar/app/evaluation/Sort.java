package io.nearfar.app.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.record.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a labelled file holds. The fields are those a producer would have; nothing else of a record is ever sent. Pairs
 * are sent as two tickets.
 */
enum Sort {
    TICKETS(Kind.TICKET, "created_at"),
    LOGS(Kind.LOG, "timestamp"),
    TRANSACTIONS(Kind.TRANSACTION, "timestamp"),
    PAIRS(Kind.TICKET, "");

    private final Kind kind;
    private final String timeField;

    Sort(Kind kind, String timeField) {
        this.kind = kind;
        this.timeField = timeField;
    }

    Kind kind() {
        return kind;
    }

    /** Where a record's event time stands; empty for pairs, which have none. */
    String timeField() {
        return timeField;
    }

    /** The fields that may leave the file. */
    List<String> sent() {
        return switch (this) {
            case TICKETS -> List.of("subject", "body", "product", "component", "created_at", "tenant");
            case LOGS -> List.of("timestamp", "service", "host", "level", "message");
            case TRANSACTIONS ->
                List.of("timestamp", "account", "merchant", "category", "amount", "currency", "country", "city");
            case PAIRS -> List.of("a", "b");
        };
    }

    /** The sort of a file, judged by the first part of its name. */
    static Optional<Sort> fromFileName(String name) {
        return Arrays.stream(values())
                .filter(sort -> name.toLowerCase(Locale.ROOT).startsWith(sort.label()))
                .findFirst();
    }

    /** The sort of a record, judged by its fields. */
    static Optional<Sort> fromFields(JsonNode node) {
        if (node.has("a") && node.has("b")) {
            return Optional.of(PAIRS);
        }
        if (node.has("amount") && node.has("account")) {
            return Optional.of(TRANSACTIONS);
        }
        if (node.has("message")) {
            return Optional.of(LOGS);
        }
        return node.has("subject") || node.has("body") ? Optional.of(TICKETS) : Optional.empty();
    }

    /** As the command line spells it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
