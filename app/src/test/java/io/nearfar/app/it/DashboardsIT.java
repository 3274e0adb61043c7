package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nearfar.app.operations.Dashboard;
import io.nearfar.app.operations.PromQl;
import io.nearfar.app.operations.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every query of every dashboard and rule, put to a real Prometheus that scrapes the demo. */
@Timeout(value = 8, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DashboardsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final double LEAST_WITH_SERIES = 0.95;
    private static final double LEAST_WITH_VALUES = 0.8;
    private static final int HELD_TO_VALUES = 3;

    @TempDir
    private Path folder;

    @Test
    void everyQueryIsAnsweredFromWhatTheDemoExports() throws Exception {
        Prometheus.program("prometheus");
        Instant begin = Instant.now();
        try (ChildProcess demo = ChildProcess.demo(folder, "--seed", "7", "--http", "0")) {
            int port = Integer.parseInt(
                    demo.awaitPart("answers on http://127.0.0.1:", PATIENCE).replaceFirst("/.*", ""));
            try (Prometheus prometheus = Prometheus.start(folder, port, RuleFiles.files())) {
                demo.awaitPart("Slow traffic goes on", PATIENCE);
                say("useful");
                say("different");
                Await.until(
                        "a scrape with both verdicts",
                        PATIENCE,
                        () -> value(prometheus, "sum(nearfar_verdicts_total)") == 2,
                        demo::tail);
                Answers answers = new Answers(prometheus, begin);
                check(answers);
                assertRulesEvaluate(prometheus);
            }
        }
    }

    /** Says that of another duplicate, as people do. */
    private void say(String opinion) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("target/demo/alerts.jsonl"))) {
            JsonNode alert = new ObjectMapper().readTree(line);
            if (alert.path("stream").asText().equals("tickets") && alert.has("match")) {
                ids.add(alert.path("alert_id").asText());
            }
        }
        String id = opinion.equals("useful") ? ids.getFirst() : ids.getLast();
        Path config = folder.resolve("target/demo/nearfar.yaml");
        try (ChildProcess verdict = ChildProcess.command(
                folder.resolve("verdict.log"), "verdict", id, opinion, "--config", config.toString())) {
            assertThat(verdict.awaitExit(PATIENCE)).as(verdict::tail).hasValue(0);
        }
    }

    private static double value(Prometheus prometheus, String query) {
        return prometheus.now(query).at("/data/result/0/value/1").asDouble();
    }

    private static void check(Answers answers) {
        List<String> lines = new ArrayList<>();
        List<Answers.Answer> all = new ArrayList<>();
        List<Answers.Drawn> held = new ArrayList<>();
        for (Dashboard dashboard : Dashboard.all()) {
            List<Answers.Drawn> drawn =
                    dashboard.panels().stream().map(answers::of).toList();
            drawn.forEach(panel -> all.addAll(panel.answers()));
            dashboard.annotations().forEach(query -> all.add(answers.of(query)));
            held.addAll(lines.size() < HELD_TO_VALUES ? drawn : List.of());
            lines.add(line(dashboard, drawn));
        }
        RuleFiles.rules()
                .forEach(rule -> all.add(answers.of(new PromQl(rule.path("expr").asText()))));
        long series = all.stream().filter(Answers.Answer::hasSeries).count();
        long values = held.stream().filter(Answers.Drawn::hasValue).count();
        lines.add("%d expressions, %d rules among them: %d return series"
                .formatted(all.size(), RuleFiles.rules().size(), series));
        lines.add("first %d dashboards: %d of %d panels with a value that is neither 0 nor NaN"
                .formatted(HELD_TO_VALUES, values, held.size()));
        lines.forEach(System.out::println);
        all.stream()
                .filter(answer -> !answer.hasSeries())
                .forEach(answer -> System.out.println("no series: " + answer));
        assertThat(all)
                .allSatisfy(answer ->
                        assertThat(answer.parses()).as(answer.toString()).isTrue());
        assertThat(unknown(answers, all)).as("names that are not exported").isEmpty();
        assertThat(series).isGreaterThanOrEqualTo((long) Math.ceil(all.size() * LEAST_WITH_SERIES));
        assertThat(values).isGreaterThanOrEqualTo((long) Math.ceil(held.size() * LEAST_WITH_VALUES));
    }

    private static String line(Dashboard dashboard, List<Answers.Drawn> drawn) {
        List<String> rest = drawn.stream()
                .filter(panel -> !panel.hasValue())
                .map(Answers.Drawn::title)
                .toList();
        return "%s: %d panels, %d with a value; the rest: %s"
                .formatted(dashboard.title(), drawn.size(), drawn.size() - rest.size(), rest);
    }

    private static Set<String> unknown(Answers answers, List<Answers.Answer> all) {
        Set<String> unknown = new HashSet<>();
        all.forEach(answer -> answer.names().forEach(unknown::add));
        assertThat(unknown).hasSizeGreaterThan(40);
        unknown.removeAll(answers.exported());
        return unknown;
    }

    private static void assertRulesEvaluate(Prometheus prometheus) {
        List<String> health = prometheus.ask("rules", Map.of()).findValuesAsText("health");

        assertThat(health).hasSameSizeAs(RuleFiles.rules()).containsOnly("ok");
        assertThat(prometheus
                        .now("ALERTS{alertstate=\"firing\", severity=\"critical\"}")
                        .at("/data/result"))
                .isEmpty();
    }
}
