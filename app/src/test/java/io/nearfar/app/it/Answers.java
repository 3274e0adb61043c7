package io.nearfar.app.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.app.operations.Dashboard;
import io.nearfar.app.operations.PromQl;
import io.nearfar.app.operations.PromQl.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a Prometheus answers to queries as Grafana sends them: with its variables filled in, over the time shown. */
final class Answers {

    private static final String RECORDED = ".*:.*";

    private final Prometheus prometheus;
    private final Instant begin;
    private final Instant end = Instant.now();

    Answers(Prometheus prometheus, Instant begin) {
        this.prometheus = prometheus;
        this.begin = begin;
    }

    /**
     * An answer.
     *
     * @param query as it stands in the file
     * @param parses whether Prometheus understood it
     * @param values of all series it returned
     * @param names of the metrics it selects
     */
    record Answer(String query, boolean parses, List<Double> values, List<String> names) {

        boolean hasSeries() {
            return !values.isEmpty();
        }

        boolean hasValue() {
            return values.stream().anyMatch(value -> !Double.isNaN(value) && value != 0);
        }
    }

    /** A panel with the answers to its queries. */
    record Drawn(String title, List<Answer> answers) {

        boolean hasValue() {
            return answers.stream().anyMatch(Answer::hasValue);
        }
    }

    Drawn of(Dashboard.Panel panel) {
        List<Answer> answers = new ArrayList<>();
        for (JsonNode target : panel.targets()) {
            PromQl query = new PromQl(target.path("expr").asText());
            String filled = filled(query.text());
            boolean instant = target.path("instant").asBoolean();
            answers.add(answer(query, instant ? prometheus.now(filled) : prometheus.between(begin, end, filled)));
        }
        return new Drawn(panel.title(), answers);
    }

    /** Of a rule or an annotation; its comparisons are asked for 0 or 1, so that a quiet one shows its series. */
    Answer of(PromQl query) {
        return answer(
                query, prometheus.between(begin, end, filled(query.answering().text())));
    }

    /** Names of what the scraped program exports, of recorded series and of what Prometheus says of its targets. */
    Set<String> exported() {
        Set<String> names = new HashSet<>();
        names.add("up");
        prometheus
                .ask("label/__name__/values", Map.of("match[]", "{application!=\"\"}"))
                .path("data")
                .forEach(name -> names.add(name.asText()));
        prometheus
                .ask("label/__name__/values", Map.of("match[]", "{__name__=~\"%s\"}".formatted(RECORDED)))
                .path("data")
                .forEach(name -> names.add(name.asText()));
        return names;
    }

    private String filled(String query) {
        return query.replace("$__rate_interval", "10s")
                .replace("$__range", Duration.between(begin, end).toSeconds() + "s")
                .replaceAll("\\$(job|instance|stream)", ".+");
    }

    private static Answer answer(PromQl query, JsonNode answer) {
        List<Double> values = new ArrayList<>();
        for (JsonNode series : answer.at("/data/result")) {
            series.path("values").forEach(value -> values.add(number(value)));
            if (series.has("value")) {
                values.add(number(series.path("value")));
            }
        }
        return new Answer(
                query.text(),
                answer.path("status").asText().equals("success"),
                values,
                query.selectors().stream().map(Selector::name).toList());
    }

    private static double number(JsonNode sample) {
        return switch (sample.path(1).asText()) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            case String number -> Double.parseDouble(number);
        };
    }
}
