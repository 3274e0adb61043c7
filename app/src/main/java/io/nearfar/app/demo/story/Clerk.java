package io.nearfar.app.demo.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Gives records their ids, rising in the order in which they are handed in, and writes their JSON. */
final class Clerk {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TICKETS_BEFORE = 216;
    private static final int PAYMENTS_BEFORE = 86_209;

    private final Map<String, Integer> counts;

    Clerk() {
        this(new TreeMap<>());
    }

    private Clerk(Map<String, Integer> counts) {
        this.counts = counts;
    }

    /** Another clerk who goes on from here. */
    Clerk successor() {
        return new Clerk(new TreeMap<>(counts));
    }

    Sent file(Draft draft) {
        String id = id(draft);
        return new Sent(draft.stream(), id, draft.time(), draft.key(), json(draft, id));
    }

    private String id(Draft draft) {
        return switch (draft.stream()) {
            case Draft.TICKETS -> "ZD-%04d".formatted(TICKETS_BEFORE + next(draft.stream()));
            case Draft.PAYMENTS -> "TX-%d".formatted(PAYMENTS_BEFORE + next(draft.stream()));
            default -> {
                String service = draft.text("service");
                yield String.format(Locale.ROOT, "%s line %,d", service, next(service));
            }
        };
    }

    private int next(String what) {
        return counts.merge(what, 1, Integer::sum);
    }

    private static String json(Draft draft, String id) {
        boolean log = draft.stream().equals(Draft.LOGS);
        Map<String, Object> fields = new LinkedHashMap<>();
        if (!log) {
            fields.put("id", id);
        }
        fields.put(
                draft.stream().equals(Draft.TICKETS) ? "created_at" : "timestamp",
                eventTime(draft).toString());
        fields.putAll(draft.fields());
        if (draft.flaw() == Draft.Flaw.UNSAID) {
            fields.keySet().removeAll(List.of("subject", "body"));
        }
        String json = written(fields);
        return draft.flaw() == Draft.Flaw.CUT ? json.substring(0, json.length() * 2 / 3) : json;
    }

    private static Instant eventTime(Draft draft) {
        return draft.flaw() == Draft.Flaw.AHEAD ? draft.time().plus(Duration.ofDays(1)) : draft.time();
    }

    private static String written(Map<String, Object> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and numbers could not be written", e);
        }
    }
}
