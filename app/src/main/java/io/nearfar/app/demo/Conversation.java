package io.nearfar.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import io.nearfar.app.demo.story.Sent;
import io.nearfar.app.terminal.Terminal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tickets that somebody types: each is sent like any other, and what came of it is told, found or not. */
final class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final String PREFIX = "YOU-";
    private static final int NEAREST = 3;
    private static final int SHOWN = 72;
    private static final int WAIT_SECONDS = 15;

    private final Terminal terminal;
    private final Map<String, String> subjects = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> alerts = new ConcurrentHashMap<>();
    private int typed;

    Conversation(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Remembers what a ticket says, to tell it when it is near to a typed one. */
    void remember(String id, String subject) {
        subjects.put(id, subject);
    }

    /** The next ticket of whoever types. */
    Sent ticket(String text, Instant time) {
        String id = PREFIX + ++typed;
        remember(id, text);
        awaited.put(id, new CompletableFuture<>());
        String json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("created_at", time.toString())
                .put("tenant", "acme")
                .put("requester", "you")
                .put("subject", text)
                .toString();
        return new Sent("tickets", id, time, "acme", json);
    }

    /** Hears the alerts, which come before the scores of the same record or soon after. */
    void alert(String id, JsonNode body) {
        if (id.startsWith(PREFIX)) {
            alerts.put(id, body);
        }
    }

    /** Hears the scores. */
    void score(String id, JsonNode line) {
        Optional.ofNullable(awaited.get(id)).ifPresent(waiting -> waiting.complete(line));
    }

    /** Waits for the scores of a typed ticket, which come with its alert; not for ever, since some are never judged. */
    void await(Sent ticket) throws InterruptedException, ExecutionException {
        try {
            Optional.ofNullable(awaited.get(ticket.id())).orElseThrow().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.info("event=typed-ticket-unjudged");
        }
    }

    /** Tells what came of a typed ticket. */
    void answer(Sent ticket) {
        JsonNode line =
                Optional.ofNullable(awaited.remove(ticket.id())).orElseThrow().getNow(NullNode.getInstance());
        if (line.isNull()) {
            terminal.line(
                    "%s was not judged: it has no words, or is taken for an automatic reply.".formatted(ticket.id()));
        } else {
            terminal.lines(told(ticket.id(), line));
        }
    }

    private List<String> told(String id, JsonNode line) {
        List<String> lines = new ArrayList<>();
        JsonNode matches = line.path("matches");
        lines.add("%s  nearest %s"
                .formatted(id, matches.isEmpty() ? "nothing: the window holds no other ticket" : "tickets"));
        for (int i = 0; i < Math.min(NEAREST, matches.size()); i++) {
            JsonNode match = matches.get(i);
            String nearest = match.path("id").asText();
            lines.add(String.format(
                    Locale.ROOT,
                    "       %.2f  %s  \"%s\"",
                    match.path("similarity").asDouble(),
                    nearest,
                    cut(subjects.getOrDefault(nearest, ""))));
        }
        lines.add("       " + decision(id, line, matches));
        return lines;
    }

    private String decision(String id, JsonNode line, JsonNode matches) {
        if (alerts.containsKey(id)) {
            JsonNode alert = alerts.get(id);
            List<String> reasons = new ArrayList<>();
            alert.path("evidence")
                    .forEach(reason -> reasons.add(reason.path("text").asText()));
            return "decision: %s (%s)".formatted(alert.path("summary").asText(), String.join("; ", reasons));
        }
        String rarity = String.format(
                Locale.ROOT,
                "rarer than %.1f %% of tickets",
                100 * (1 - line.path("p_value").asDouble()));
        return matches.isEmpty()
                ? "decision: no alert; " + rarity
                : "decision: no alert; none of them is surely the same, or about the same; " + rarity;
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
