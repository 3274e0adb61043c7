package io.nearfar.app.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nearfar.app.demo.story.Sent;
import java.util.List;

/** What the records of a story come to, for people. */
final class Counted {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Counted() {}

    /** Such as {@code 600 tickets, 2,000 log lines, 900 payments}. */
    static String of(List<Sent> records) {
        return "%,d tickets, %,d log lines, %,d payments"
                .formatted(of(records, "tickets"), of(records, "logs"), of(records, "payments"));
    }

    private static long of(List<Sent> records, String stream) {
        return records.stream().filter(sent -> sent.stream().equals(stream)).count();
    }

    /** The subject line of a ticket's JSON; empty where there is none. */
    static String subject(String json) {
        try {
            return JSON.readTree(json).path("subject").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
