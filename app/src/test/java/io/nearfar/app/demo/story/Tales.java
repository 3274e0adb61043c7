package io.nearfar.app.demo.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Stories of many seeds, each told once. */
final class Tales {
    static final Instant START = Instant.parse("2026-11-22T06:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Long, Story> TOLD = new ConcurrentHashMap<>();

    private Tales() {}

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    static Story of(long seed) {
        return TOLD.computeIfAbsent(seed, each -> Story.of(each, Story.ORDINARY, START));
    }

    static List<Sent> all(Story story) {
        return Stream.concat(story.history().stream(), story.live().stream()).toList();
    }

    static List<Sent> readable(Story story, String stream) {
        return all(story).stream()
                .filter(sent ->
                        sent.stream().equals(stream) && !story.unreadable().contains(sent.id()))
                .toList();
    }

    /** The records by their ids, all of which are known. */
    static Index byId(Story story) {
        return new Index(all(story).stream().collect(Collectors.toMap(Sent::id, Function.identity())));
    }

    /** @throws IllegalArgumentException if it is not JSON */
    static JsonNode json(Sent sent) {
        try {
            return JSON.readTree(sent.json());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(sent.id(), e);
        }
    }

    static Wording wording(Sent ticket) {
        JsonNode json = json(ticket);
        return new Wording(json.path("subject").asText(), json.path("body").asText());
    }

    /** Records by id. */
    record Index(Map<String, Sent> records) {

        Sent get(String id) {
            return Objects.requireNonNull(records.get(id), id);
        }
    }
}
