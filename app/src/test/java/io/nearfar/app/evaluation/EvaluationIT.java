package io.nearfar.app.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nearfar.app.settings.Settings;
import io.nearfar.detection.PairRule.Precision;
import io.nearfar.embedding.CachedEmbedder;
import io.nearfar.embedding.onnx.OnnxEmbedder;
import io.nearfar.record.Redactor;
import io.nearfar.stream.NearfarMetrics;
import io.nearfar.stream.NearfarTopology;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EvaluationIT {

    private static final List<String> SUBJECTS = List.of(
            "The invoice shows the wrong address",
            "Password reset mail never arrives",
            "Printer on the second floor is out of toner",
            "The invoice shows the wrong address");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void neitherLabelsNorIdsReachTheInputTopicAndEveryRecordIsScored(int partitions) throws Exception {
        Path file = Files.write(folder.resolve("tickets.jsonl"), lines());
        Settings settings = Settings.defaults();
        EvaluationSetup setup = EvaluationSetup.of(settings, Sort.TICKETS, partitions);
        List<Labelled> records = Corpus.read(
                Sort.TICKETS, List.of(), List.of(file), Clock.systemUTC().instant());
        Redactor redactor = Redactor.of(settings.effectiveRedactionKey().getBytes(StandardCharsets.UTF_8));
        Emitted emitted;
        List<ConsumerRecord<String, String>> input;
        try (CachedEmbedder embedder = new CachedEmbedder(OnnxEmbedder.load(settings.model()));
                EmbeddedRun run = EmbeddedRun.open(setup.config(), folder)) {
            NearfarTopology.Parts parts =
                    new NearfarTopology.Parts(embedder, redactor, new NearfarMetrics(), Clock.systemUTC());
            emitted = run.process(records, parts, setup.kafka(), read -> {});
            input = Receiver.readToEnd(run.bootstrapServers(), "tickets");
        }

        assertThat(input).hasSize(4).allSatisfy(sent -> {
            assertThat(sent.key()).isNull();
            assertThat(sent.headers()).isEmpty();
            assertThat(sent.value()).doesNotContain("CANARY");
        });
        Results results = new Results(records, emitted);
        assertThat(results.unanswered()).isZero();
        if (partitions == 1) {
            JsonNode figures = new ObjectMapper()
                    .readTree(Report.of(
                                    Sort.TICKETS,
                                    results,
                                    new Report.Ran(1, "abcdef", "m", redactor, Precision.DEFAULT))
                            .json());
            assertThat(figures.at("/duplicate/labelled").asInt()).isEqualTo(1);
            assertThat(figures.at("/duplicate/recall_at_1").asDouble()).isEqualTo(1);
            assertThat(figures.at("/duplicate/alert_recall").asDouble()).isEqualTo(1);
            assertThat(figures.at("/duplicate/alert_precision").asDouble()).isEqualTo(1);
        }
    }

    @Test
    void filesWrittenCarryTheOriginalIds() throws Exception {
        Path file = Files.write(folder.resolve("tickets.jsonl"), lines());
        Path out = folder.resolve("out");

        int exit = new picocli.CommandLine(new EvaluateCommand())
                .execute(file.toString(), "--out", out.toString(), "--json");

        assertThat(exit).isZero();
        List<JsonNode> scores = Corpus.lines(out.resolve("scores.jsonl"));
        assertThat(scores)
                .extracting(line -> line.path("record_id").asText())
                .containsExactly("CANARY-0", "CANARY-1", "CANARY-2", "CANARY-3");
        assertThat(scores.getLast().at("/matches/0/id").asText()).isEqualTo("CANARY-0");
        assertThat(scores.getLast().path("group").asText()).isEqualTo("CANARY-0");
        assertThat(Corpus.lines(out.resolve("alerts.jsonl"))).singleElement().satisfies(alert -> {
            assertThat(alert.at("/headers/ce_subject").asText()).isEqualTo("CANARY-3");
            assertThat(alert.at("/body/match/id").asText()).isEqualTo("CANARY-0");
        });
    }

    private static List<String> lines() {
        return new ArrayList<>(
                IntStream.range(0, SUBJECTS.size()).mapToObj(EvaluationIT::line).toList());
    }

    private static String line(int i) {
        String label = i == 3 ? "\"CANARY-0\"" : "null";
        return """
        {"id":"CANARY-%d","created_at":"2025-03-0%dT00:00:00Z","subject":"%s","duplicate_of":%s,"intent":"CANARY"}""".formatted(i, i + 1, SUBJECTS.get(i), label);
    }
}
