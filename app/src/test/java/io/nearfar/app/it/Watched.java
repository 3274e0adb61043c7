package io.nearfar.app.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A stream of each kind, with records that can be read. */
enum Watched {
    TICKETS("ticket", "subject", "created_at"),
    LOGS("log", "message", "timestamp"),
    PAYMENTS("transaction", "merchant", "timestamp");

    /** When every record happened, and its Kafka timestamp. */
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    final String kind;
    final String text;
    final String time;

    Watched(String kind, String text, String time) {
        this.kind = kind;
        this.text = text;
        this.time = time;
    }

    /** The stream's name. */
    String stream() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The source topic. */
    String topic() {
        return "source." + stream();
    }

    /** A record that can be read. */
    ObjectNode good(int number) {
        return JSON.createObjectNode()
                .put("id", "R-" + number)
                .put("tenant", "acme")
                .put("service", "checkout")
                .put("level", "ERROR")
                .put("account", "DE-4417")
                .put("amount", 10 + number)
                .put("currency", "EUR")
                .put(text, "Card reader number " + number + " is broken")
                .put(time, NOON.toString());
    }
}
