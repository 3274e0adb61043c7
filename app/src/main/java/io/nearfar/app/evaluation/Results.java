package io.nearfar.app.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came out, by the records that were sent; history is sent but not part of the results. */
final class Results {

    private final List<Labelled> sent;
    private final List<Labelled> scored;
    private final Map<String, JsonNode> lines = new HashMap<>();
    private final Map<String, List<Emitted.AlertMessage>> alerts = new HashMap<>();

    Results(List<Labelled> sent, Emitted emitted) {
        this.sent = List.copyOf(sent);
        this.scored = sent.stream().filter(record -> !record.history()).toList();
        emitted.scores()
                .forEach(line -> lines.putIfAbsent(line.path("record_id").asText(), line));
        emitted.alerts()
                .forEach(alert -> alerts.computeIfAbsent(alert.recordId(), id -> new ArrayList<>())
                        .add(alert));
    }

    /** Everything sent, history too. */
    List<Labelled> sent() {
        return sent;
    }

    /** Everything but history, in the order sent. */
    List<Labelled> scored() {
        return scored;
    }

    boolean hasHistory() {
        return scored.size() < sent.size();
    }

    /** Records that ought to have a line of scores and have none. */
    long unanswered() {
        return scored.stream().filter(record -> !isAnswered(record)).count();
    }

    /** Whether a record has a line of scores. */
    boolean isAnswered(Labelled record) {
        return lines.containsKey(record.id());
    }

    /** A number of a record's line; 0 without a line. */
    double number(Labelled record, String field) {
        return line(record).map(line -> line.path(field).asDouble()).orElse(0.0);
    }

    /** A part of a record's outlier score; 0 without one. */
    double outlierPart(Labelled record, String part) {
        return line(record)
                .map(line -> line.path("outlier_parts").path(part).asDouble())
                .orElse(0.0);
    }

    /** Cosine of a record to its best match; 0 without one. */
    double similarity(Labelled record) {
        return line(record)
                .map(line -> line.path("matches").path(0).path("similarity").asDouble())
                .orElse(0.0);
    }

    /** The group a record is in; its own id without a line. */
    String group(Labelled record) {
        return line(record).map(line -> line.path("group").asText()).orElse(record.id());
    }

    /** The records that this one matches, best first. */
    List<Labelled> matches(Labelled record) {
        List<Labelled> matches = new ArrayList<>();
        line(record)
                .ifPresent(line -> line.path("matches")
                        .forEach(match -> matches.add(byId(match.path("id").asText()))));
        return matches;
    }

    /** Alerts of a kind about this record. */
    List<Emitted.AlertMessage> alerts(Labelled record, String kind) {
        return alerts.getOrDefault(record.id(), List.of()).stream()
                .filter(alert -> alert.kind().equals(kind))
                .toList();
    }

    /** The record that travelled under this id. */
    Labelled byId(String id) {
        return sent.get(Integer.parseInt(id));
    }

    private Optional<JsonNode> line(Labelled record) {
        return Optional.ofNullable(lines.get(record.id()));
    }
}
