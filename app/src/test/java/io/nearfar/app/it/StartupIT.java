package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.app.broker.BrokerOptions;
import io.nearfar.app.broker.EmbeddedBroker;
import io.nearfar.embedding.onnx.ModelSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run} does when something is wrong from the beginning. */
class StartupIT {

    private static final String APPLICATION = "startup-it";
    private static final String INPUT = "desk";
    private static final Duration AT_ONCE = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private EmbeddedBroker broker;

    @BeforeEach
    void startBroker() {
        broker = EmbeddedBroker.start(BrokerOptions.in(folder.resolve("broker")));
        try (Client client = new Client(broker.bootstrapServers())) {
            client.createTopics(List.of(INPUT), 1, Map.of());
        }
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void aDamagedModelIsRefusedBeforeTheGroupIsJoined() throws Exception {
        Path model = Files.createDirectory(folder.resolve("model"));
        byte[] bytes = resource("/all-minilm-l6-v2-q.onnx");
        bytes[bytes.length / 2] ^= 1;
        Files.write(model.resolve("model.onnx"), bytes);
        Files.write(model.resolve("tokenizer.json"), resource("/all-minilm-l6-v2-q-tokenizer.json"));

        assertRefused(model, ModelSource.int8().modelSha256(), "model.onnx is not the expected file");
    }

    @Test
    void aWrongHashIsRefusedBeforeTheGroupIsJoined() throws Exception {
        Path model = Files.createDirectory(folder.resolve("model"));
        Files.write(model.resolve("model.onnx"), resource("/all-minilm-l6-v2-q.onnx"));
        Files.write(model.resolve("tokenizer.json"), resource("/all-minilm-l6-v2-q-tokenizer.json"));

        assertRefused(model, "0".repeat(64), "model.onnx is not the expected file");
    }

    private void assertRefused(Path model, String sha256, String why) throws Exception {
        String yaml = "model: {path: '%s', model_sha256: '%s', tokenizer_sha256: '%s'}"
                .formatted(model, sha256, ModelSource.int8().tokenizerSha256());
        long start = System.nanoTime();
        try (ChildProcess app = app(yaml, broker.bootstrapServers());
                Client client = new Client(broker.bootstrapServers())) {
            assertThat(app.awaitExit(AT_ONCE)).as(app::tail).hasValue(1);
            System.out.printf("refused after %.1f s%n", (System.nanoTime() - start) / 1e9);
            assertThat(app.lines().containing(why)).as(app::tail).isPositive();
            assertThat(client.groups()).doesNotContain(APPLICATION);
        }
    }

    @Test
    void aBrokerThatIsAwayIsAskedAgainAndAgainUntilTheWaitIsOver() throws Exception {
        String away = broker.bootstrapServers();
        broker.close();

        try (ChildProcess app = app("broker_wait: 12s", away)) {
            assertThat(app.awaitExit(SOON)).as(app::tail).hasValue(1);
            assertThat(app.lines().containing("broker  not reachable at " + away + ", trying again in"))
                    .as(app::tail)
                    .isGreaterThanOrEqualTo(2);
            assertThat(app.lines().after("nearfar:")).hasValue("no broker reachable at " + away + " within 12 s");
        }
    }

    @Test
    void aBrokerThatComesLateIsFound() {
        int port = broker.port();
        broker.close();

        try (ChildProcess app = app("", "127.0.0.1:" + port)) {
            app.awaitLine("broker  not reachable", SOON);
            broker = EmbeddedBroker.start(
                    BrokerOptions.in(folder.resolve("broker")).withPort(port));
            Await.until("running", SOON, () -> app.lines().containing("state=RUNNING") > 0, app::tail);
        }
    }

    @Test
    void allMistakesInTheSettingsAreNamedAtOnce() throws Exception {
        String mistakes = """
                partitions: 0
                scores: perhaps
                aplication: acme
                text_cache: -1""";

        try (ChildProcess app = app(mistakes, broker.bootstrapServers())) {
            assertThat(app.awaitExit(SOON)).as(app::tail).hasValue(2);
            assertThat(app.lines().all())
                    .as(app::tail)
                    .filteredOn(line -> line.startsWith("nearfar: settings: "))
                    .hasSize(4)
                    .anyMatch(line -> line.contains("partitions"))
                    .anyMatch(line -> line.contains("scores"))
                    .anyMatch(line -> line.contains("aplication") && line.contains("application"))
                    .anyMatch(line -> line.contains("text_cache"));
        }
    }

    private ChildProcess app(String more, String bootstrap) {
        Path config = folder.resolve("nearfar.yaml");
        try {
            Files.writeString(config, """
                    application: %s
                    streams: {%s: {kind: ticket}}
                    http: {port: 0}
                    kafka: {bootstrap.servers: "%s", state.dir: "%s"}
                    %s
                    """.formatted(APPLICATION, INPUT, bootstrap, folder.resolve("state"), more));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ChildProcess.app(config, folder.resolve("app.log"));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(StartupIT.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }
}
