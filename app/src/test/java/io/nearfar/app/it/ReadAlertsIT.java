package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.app.Readme;
import io.nearfar.app.broker.BrokerOptions;
import io.nearfar.app.broker.EmbeddedBroker;
import io.nearfar.app.contract.AsyncApi;
import io.nearfar.app.settings.Settings;
import io.nearfar.app.settings.SettingsReader;
import io.nearfar.embedding.CachedEmbedder;
import io.nearfar.embedding.onnx.OnnxEmbedder;
import io.nearfar.record.Redactor;
import io.nearfar.stream.NearfarMetrics;
import io.nearfar.stream.NearfarStreams;
import io.nearfar.stream.NearfarTopology;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The consumers that the contract shows, against alerts as Nearfar sends them. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReadAlertsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String INPUT = "desk";
    private static final String ALERTS = "nearfar.desk.duplicates";
    private static final Path EXAMPLE = Readme.project().resolve("docs/contracts/ReadAlerts.java");

    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;
    private static Client client;

    @BeforeAll
    static void alert() throws Exception {
        broker = EmbeddedBroker.start(BrokerOptions.in(folder.resolve("broker")));
        client = new Client(broker.bootstrapServers());
        client.createTopics(List.of(INPUT, ALERTS, "nearfar.dead-letters", "nearfar.verdicts"), 1, Map.of());
        alert(broker, client);
    }

    @AfterAll
    static void stop() {
        client.close();
        broker.close();
    }

    @Test
    void theExampleIsShort() throws IOException {
        assertThat(Files.readAllLines(EXAMPLE)).hasSizeLessThanOrEqualTo(30);
    }

    @Test
    void everyCommittedAlertIsReadOnceThoughItIsThereTwice() throws Exception {
        assertThat(read(broker.bootstrapServers(), 3))
                .containsExactly(
                        "merge: B repeats A: same text, same requester",
                        "link: C repeats A: same text",
                        "merge: D repeats A: same text, same requester");
    }

    @Test
    void kcatPrintsKeyHeadersAndBodyOfEveryCommittedAlert() throws Exception {
        List<String> printed =
                Kcat.documented(0, broker.bootstrapServers(), ALERTS, folder).lines(12);

        assertThat(printed)
                .filteredOn(line -> line.contains("ce_type=io.nearfar.duplicate.v1"))
                .hasSize(3)
                .allMatch(line ->
                        line.startsWith("default  ") && line.contains("ce_id=") && line.contains("ce_subject="));
        assertThat(printed)
                .filteredOn(line -> line.startsWith("{\"alert_id\":"))
                .hasSize(4)
                .noneMatch(line -> line.contains("0000000000000000"));
    }

    @Test
    void kcatAndJqPrintASummaryOfEachAlert() throws Exception {
        assertThat(Kcat.documented(1, broker.bootstrapServers(), ALERTS, folder).lines(4))
                .allMatch(line -> line.matches("[0-9a-f]{16}  [BCD] repeats A: .*"));
    }

    @Test
    void headersOfAlertsAreThoseOfTheAsyncApiDocument() {
        Map<String, String> headers = new HashMap<>();
        client.read(ALERTS)
                .getFirst()
                .headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));

        assertThat(AsyncApi.read().headersOf("duplicate").errors(headers)).isEmpty();
        assertThat(headers.keySet())
                .isSubsetOf(AsyncApi.read().headersOf("duplicate").names());
    }

    /** Two alerts, the first of them again, one that is taken back, and a last one. */
    private static void alert(EmbeddedBroker broker, Client client) throws Exception {
        Settings settings = settings(broker);
        try (CachedEmbedder embedder = new CachedEmbedder(OnnxEmbedder.load(settings.model()));
                NearfarStreams streams = streams(settings, embedder);
                Sender sender = new Sender(broker.bootstrapServers())) {
            streams.start();
            assertThat(streams.awaitRunning(SOON)).as("running").isTrue();
            send(sender, "A", "somebody");
            send(sender, "B", "somebody");
            send(sender, "C", "another");
            awaitAlerts(client, 2);
            repeatAndTakeBack(broker, client.read(ALERTS).getFirst());
            send(sender, "D", "somebody");
            awaitAlerts(client, 4);
        }
    }

    private static Settings settings(EmbeddedBroker broker) {
        return SettingsReader.read("""
                application: read-alerts-it
                partitions: 1
                streams: {desk: {kind: ticket, history: alert}}
                kafka: {bootstrap.servers: "%s", state.dir: "%s"}
                """.formatted(broker.bootstrapServers(), folder.resolve("state")));
    }

    private static NearfarStreams streams(Settings settings, CachedEmbedder embedder) {
        Redactor redactor = Redactor.of(settings.effectiveRedactionKey().getBytes(StandardCharsets.UTF_8));
        NearfarTopology.Parts parts =
                new NearfarTopology.Parts(embedder, redactor, new NearfarMetrics(), Clock.systemUTC());
        return NearfarStreams.create(settings.config(), parts, new HashMap<>(settings.kafka()));
    }

    private static void send(Sender sender, String id, String requester) {
        String value = "{\"id\":\"%s\",\"requester\":\"%s\",\"subject\":\"The kettle that you sent me leaks\"}"
                .formatted(id, requester);
        sender.send(INPUT, value.getBytes(StandardCharsets.UTF_8), System.currentTimeMillis());
    }

    private static void awaitAlerts(Client client, int count) {
        Await.until(
                count + " alerts",
                SOON,
                () -> client.read(ALERTS).size() >= count,
                () -> client.read(ALERTS).size() + " alerts");
    }

    private static void repeatAndTakeBack(EmbeddedBroker broker, ConsumerRecord<byte[], byte[]> alert)
            throws Exception {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "again");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(ALERTS, alert.key(), alert.value()))
                    .get();
            producer.commitTransaction();
            producer.beginTransaction();
            byte[] other = new String(alert.value(), StandardCharsets.UTF_8)
                    .replaceFirst("\"alert_id\":\"[0-9a-f]{16}\"", "\"alert_id\":\"0000000000000000\"")
                    .getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(ALERTS, alert.key(), other)).get();
            producer.abortTransaction();
        }
    }

    /** The first lines that the example prints, run as the contract says. */
    private List<String> read(String servers, int lines) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EXAMPLE.toString(),
                        servers,
                        ALERTS)
                .redirectError(folder.resolve("example.log").toFile())
                .start();
        try (BufferedReader printed = process.inputReader()) {
            return printed.lines().limit(lines).toList();
        } finally {
            process.destroyForcibly();
        }
    }
}
