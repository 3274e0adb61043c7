package io.nearfar.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.app.settings.Settings;
import io.nearfar.app.settings.SettingsReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;

    @TempDir
    private Path folder;

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @Test
    void theVersionIsPrinted() {
        assertThat(Main.execute("--version")).isZero();
        assertThat(printed()).isEqualTo("nearfar 0.1.0\n");
    }

    @Test
    void wrongUsageIsExitCodeTwo() {
        assertThat(Main.execute()).isEqualTo(2);
        assertThat(Main.execute("watch")).isEqualTo(2);
        assertThat(Main.execute("config")).isEqualTo(2);
        assertThat(Main.execute("evaluate", "--stream", "mails", "x.jsonl")).isEqualTo(2);
        assertThat(Main.execute("topics")).isEqualTo(2);
        assertThat(Main.execute("alerts", "--kind", "mails")).isEqualTo(2);
        assertThat(Main.execute("alerts", "--limit", "0")).isEqualTo(2);
        assertThat(Main.execute("alerts", "--prefix", "a topic")).isEqualTo(2);
        assertThat(Main.execute("alerts", "--bootstrap-servers", "localhost")).isEqualTo(2);
    }

    @Test
    void thePrintedDefaultIsTheDefault() {
        assertThat(Main.execute("config", "--print-default")).isZero();
        assertThat(SettingsReader.read(printed())).isEqualTo(Settings.defaults());
    }

    @Test
    void wrongSettingsAreExitCodeTwoWithALineEach() throws IOException {
        Path file = settings("partitions: none\nscore: true\n");

        assertThat(Main.execute("run", "--config", file.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("nearfar: settings: "));
    }

    @Test
    void everyMistakeOfAFileIsToldWithItsLineAndItsRemedyBeforeAnythingConnects() throws IOException {
        Path file = settings("""
                partitons: 4
                text_cache: large
                broker_wait: 3 weeks
                streams:
                  desk:
                    kind: ticket
                    history: forget
                    fields: {title: detail.name}
                    url: https://desk.example
                    outliers:
                      min_percentile: 101
                  pay:
                    kind: transaction
                    scope: [account]
                kafka:
                  bootstrap.servers: 127.0.0.1:1
                  max.poll.records: some
                """);

        assertThat(Main.execute("run", "--config", file.toString())).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8).lines().sorted())
                .zipSatisfy(
                        List.of(
                                "11: streams.desk.outliers.min_percentile: '101' is not right|min_percentile: 99.9",
                                "14: streams.pay.scope: '[account]' is not right|scope: [tenant, account]",
                                "17: kafka.max.poll.records: the value is not right|max.poll.records: 500",
                                "1: partitons: unknown key|partitions:",
                                "2: text_cache: 'large' is not right|text_cache: 100000",
                                "3: broker_wait: '3 weeks' is not right|broker_wait: 2m",
                                "7: streams.desk.history: 'forget' is not right|history: learn",
                                "8: streams.desk.fields.title: 'detail.name' is not right|title: /detail/name",
                                "9: streams.desk.url: 'https://desk.example' is not right"
                                        + "|url: \"https://desk.example/{id}\""),
                        (line, startAndEnd) -> assertThat(line)
                                .startsWith("nearfar: settings: nearfar.yaml:"
                                        + startAndEnd.split("\\|", 2)[0])
                                .endsWith("; write  " + startAndEnd.split("\\|", 2)[1]));
        assertThat(printed()).isEmpty();
    }

    @Test
    void aModelThatIsNotTheExpectedOneIsRefusedBeforeAnythingConnects() throws IOException {
        Files.writeString(folder.resolve("model.onnx"), "no model");
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        Path file = settings("model: {path: '%s', model_sha256: %s, tokenizer_sha256: %s}\n"
                .formatted(folder, "a".repeat(64), "b".repeat(64)));

        assertThat(Main.execute("run", "--config", file.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("nearfar: ", "model.onnx", "a".repeat(64))
                .doesNotContain("not reachable");
    }

    @Test
    void aBrokerThatNeverComesIsExitCodeOne() throws IOException {
        Path file = settings(
                "broker_wait: 2s\nkafka: {bootstrap.servers: '127.0.0.1:1', default.api.timeout.ms: 500, request.timeout.ms: 400}\n");

        assertThat(Main.execute("run", "--config", file.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("broker  not reachable at 127.0.0.1:1, trying again in 1 s")
                .contains("nearfar: no broker reachable at 127.0.0.1:1 within 2 s");
    }

    @Test
    void commandsThatOnlyReadGiveUpOnABrokerThatIsAwaySoon() throws IOException {
        Path file = settings("kafka: {bootstrap.servers: '127.0.0.1:1', request.timeout.ms: 400}\n");
        long start = System.nanoTime();

        assertThat(Main.execute("alerts", "--bootstrap-servers", "127.0.0.1:1")).isEqualTo(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        assertThat(Main.execute("topics", "--config", file.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .filteredOn(line -> !line.contains("trying again"))
                .containsExactly(
                        "nearfar: no broker reachable at 127.0.0.1:1 within 10 s",
                        "nearfar: no broker reachable at 127.0.0.1:1 within 10 s");
    }

    @Test
    void aBrokerWhoseNameNobodyKnowsIsWaitedFor() throws IOException {
        Path file = settings("broker_wait: 1s\nkafka: {bootstrap.servers: 'nobody.invalid:9092'}\n");

        assertThat(Main.execute("run", "--config", file.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("broker  not reachable at nobody.invalid:9092, trying again in 1 s")
                .contains("nearfar: no broker reachable at nobody.invalid:9092 within 1 s");
    }

    @Test
    void propertiesThatKafkaTakesOnlySinglyAreExitCodeTwoBeforeAnythingConnects() throws IOException {
        Path file =
                settings("broker_wait: 1s\nkafka: {bootstrap.servers: '127.0.0.1:1', commit.interval.ms: 7654321}\n");

        assertThat(Main.execute("run", "--config", file.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("nearfar: settings: kafka")
                .doesNotContain("not reachable", "7654321");
    }

    @Test
    void secretsAreNeverPrinted() throws IOException {
        for (String kafka : List.of(
                "{security.protocol: SASL_PLAINTEXT, sasl.mechanism: PLAIN, sasl.jaas.config: canary-1}",
                "{security.protocol: SASL_PLAINTEXT, sasl.mechanism: canary-2, sasl.jaas.config: 'a.canary3 required;'}",
                "{security.protocol: SSL, ssl.keystore.location: /canary-4, ssl.keystore.password: canary-5}",
                "[canary-6]")) {
            Path file = settings("broker_wait: 1s\nredaction_key: canary-redaction-key\nkafka: " + kafka + "\n");

            assertThat(Main.execute("run", "--config", file.toString())).isPositive();
        }
        assertThat(out + "" + err).contains("nearfar: ").doesNotContain("canary");
    }

    private Path settings(String yaml) throws IOException {
        return Files.writeString(folder.resolve("nearfar.yaml"), yaml);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
