package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.app.broker.BrokerOptions;
import io.nearfar.app.broker.EmbeddedBroker;
import io.nearfar.app.settings.Settings;
import io.nearfar.app.settings.SettingsReader;
import io.nearfar.embedding.CachedEmbedder;
import io.nearfar.embedding.onnx.OnnxEmbedder;
import io.nearfar.record.Redactor;
import io.nearfar.stream.AlertKind;
import io.nearfar.stream.NearfarMetrics;
import io.nearfar.stream.NearfarStreams;
import io.nearfar.stream.NearfarTopology;
import io.nearfar.stream.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The application in this process, watching a stream of each kind on a broker in this process. */
final class Running implements AutoCloseable {

    /** A topic as the source topics are, that nobody watches. */
    static final String PROBE = "probe";

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Topics TOPICS = new Topics("nearfar");

    /** What Kafka sets where nobody sets anything. */
    private static final int USUAL_LARGEST_BATCH = 1_048_588;

    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final NearfarMetrics metrics = new NearfarMetrics();
    private final Client client;
    private final Sender sender;
    private int good;

    private Running(EmbeddedBroker broker) {
        closing.push(broker::close);
        client = new Client(broker.bootstrapServers());
        closing.push(client::close);
        sender = new Sender(broker.bootstrapServers());
        closing.push(sender::close);
    }

    /** Starts everything; source topics take batches of {@code mostBytes}, output topics what is usual. */
    static Running start(Path folder, int mostBytes) throws InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.in(folder.resolve("broker")));
        Running running = new Running(broker);
        try {
            running.createTopics(mostBytes);
            running.watch(settings(folder, broker));
            return running;
        } catch (Throwable failed) {
            running.close();
            throw failed;
        }
    }

    private static Settings settings(Path folder, EmbeddedBroker broker) {
        String streams = Arrays.stream(Watched.values())
                .map(each -> "  %s: {kind: %s, topic: %s}".formatted(each.stream(), each.kind, each.topic()))
                .collect(Collectors.joining("\n"));
        return SettingsReader.read("""
                application: bad-input-it
                partitions: 1
                scores: true
                dead_letters: raw
                streams:
                %s
                kafka: {bootstrap.servers: "%s", state.dir: "%s"}
                """.formatted(streams, broker.bootstrapServers(), folder.resolve("state")));
    }

    private void createTopics(int mostBytes) {
        List<Watched> streams = List.of(Watched.values());
        List<String> sources = streams.stream().map(Watched::topic).collect(Collectors.toList());
        sources.add(PROBE);
        client.createTopics(sources, 1, Map.of("max.message.bytes", String.valueOf(mostBytes)));
        List<String> outputs = streams.stream()
                .flatMap(each -> outputs(each.stream()).stream())
                .collect(Collectors.toList());
        outputs.add(TOPICS.deadLetters());
        outputs.add(TOPICS.verdicts());
        client.createTopics(outputs, 1, Map.of("max.message.bytes", String.valueOf(USUAL_LARGEST_BATCH)));
    }

    private static List<String> outputs(String stream) {
        return List.of(
                TOPICS.alerts(stream, AlertKind.DUPLICATES),
                TOPICS.alerts(stream, AlertKind.OUTLIERS),
                TOPICS.alerts(stream, AlertKind.SURGES),
                TOPICS.labels(stream),
                TOPICS.scores(stream));
    }

    private void watch(Settings settings) throws InterruptedException {
        CachedEmbedder embedder = new CachedEmbedder(OnnxEmbedder.load(settings.model()));
        closing.push(embedder::close);
        Redactor redactor = Redactor.of(settings.effectiveRedactionKey().getBytes(StandardCharsets.UTF_8));
        NearfarTopology.Parts parts = new NearfarTopology.Parts(embedder, redactor, metrics, Clock.systemUTC());
        NearfarStreams streams = NearfarStreams.create(settings.config(), parts, new HashMap<>(settings.kafka()));
        closing.push(streams::close);
        streams.start();
        assertThat(streams.awaitRunning(SOON)).as("running").isTrue();
    }

    NearfarMetrics metrics() {
        return metrics;
    }

    Sender sender() {
        return sender;
    }

    /** Sends a record that can be read and returns its coordinates. */
    String sendGood(Watched stream) {
        byte[] value = stream.good(++good).toString().getBytes(StandardCharsets.UTF_8);
        RecordMetadata at = sender.send(stream.topic(), value, Watched.NOON.toEpochMilli());
        return coordinates(at.topic(), at.partition(), at.offset());
    }

    /** Coordinates of every record of a stream that has a line of scores. */
    List<String> scored(Watched stream) {
        return client.read(TOPICS.scores(stream.stream())).stream()
                .map(ScoredRecord::coordinates)
                .toList();
    }

    /** Waits until so many records of a stream have a line of scores. */
    void awaitScored(Watched stream, int count) {
        Await.until(
                count + " records scored",
                SOON,
                () -> scored(stream).size() >= count,
                () -> "%d of stream %s".formatted(scored(stream).size(), stream.stream()));
    }

    /** Every dead letter of a stream. */
    List<DeadLetter> deadLetters(Watched stream) {
        return client.read(TOPICS.deadLetters()).stream()
                .map(DeadLetter::read)
                .filter(each -> each.stream().equals(stream.stream()))
                .toList();
    }

    /** Kafka timestamps of all records of a topic. */
    List<Long> timestamps(String topic) {
        return client.read(topic).stream().map(ConsumerRecord::timestamp).toList();
    }

    private static String coordinates(String topic, int partition, long offset) {
        return "%s-%d-%d".formatted(topic, partition, offset);
    }

    @Override
    public void close() {
        closing.forEach(Runnable::run);
    }
}
