package io.nearfar.app.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nearfar.app.CommandFailed;
import io.nearfar.app.broker.BrokerOptions;
import io.nearfar.app.broker.EmbeddedBroker;
import io.nearfar.stream.AlertKind;
import io.nearfar.stream.NearfarConfig;
import io.nearfar.stream.NearfarStreams;
import io.nearfar.stream.NearfarTopology;
import io.nearfar.stream.StreamConfig;
import io.nearfar.stream.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Sends records through the real topology against a broker of its own and reads what comes out. Used once, by one thread. */
final class EmbeddedRun implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START_WITHIN = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final NearfarConfig config;
    private final StreamConfig stream;
    private final Path folder;
    private final EmbeddedBroker broker;
    private final Admin admin;

    private EmbeddedRun(NearfarConfig config, Path folder, EmbeddedBroker broker) {
        this.config = config;
        this.stream = config.streams().getFirst();
        this.folder = folder;
        this.broker = broker;
        this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    /** Starts a broker in {@code folder} with the topics of the one stream of {@code config}. */
    static EmbeddedRun open(NearfarConfig config, Path folder) throws ExecutionException, InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.in(folder.resolve("broker")));
        EmbeddedRun run = new EmbeddedRun(config, folder, broker);
        try {
            run.createTopics();
            return run;
        } catch (ExecutionException | InterruptedException | RuntimeException e) {
            run.close();
            throw e;
        }
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Sends all records and waits until every one is processed; {@code progress} hears how many the topology has read. */
    Emitted process(
            List<Labelled> records, NearfarTopology.Parts parts, Map<String, String> kafka, LongConsumer progress)
            throws ExecutionException, InterruptedException, TimeoutException {
        try (NearfarStreams streams = NearfarStreams.create(config, parts, properties(kafka))) {
            streams.start();
            awaitRunning(streams);
            long start = System.nanoTime();
            Sender.send(bootstrapServers(), stream.topic(), config.partitions(), records);
            new Completion(admin, streams, config.application(), inputs()).await(progress);
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Emitted(scores(), alerts(), deadLetters(), seconds);
        }
    }

    private static void awaitRunning(NearfarStreams streams) throws InterruptedException {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        while (!streams.awaitRunning(LOOK_EVERY)) {
            Completion.requireAlive(streams);
            if (System.nanoTime() > deadline) {
                throw new CommandFailed("the topology was not running within " + START_WITHIN.toSeconds() + " s");
            }
        }
    }

    private Map<String, Object> properties(Map<String, String> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("bootstrap.servers", bootstrapServers());
        properties.put("state.dir", folder.resolve("state").toString());
        return properties;
    }

    private List<String> inputs() {
        return List.of(stream.topic(), NearfarTopology.scopeTopic(config.application(), stream.name()));
    }

    private void createTopics() throws ExecutionException, InterruptedException {
        Topics topics = new Topics(config.outputPrefix());
        Stream<String> kinds = Stream.of(AlertKind.values()).map(kind -> topics.alerts(stream.name(), kind));
        List<NewTopic> wanted = Stream.concat(
                        kinds,
                        Stream.of(
                                stream.topic(),
                                topics.scores(stream.name()),
                                topics.labels(stream.name()),
                                topics.verdicts(),
                                topics.deadLetters()))
                .map(name -> new NewTopic(name, config.partitions(), (short) 1))
                .toList();
        admin.createTopics(wanted).all().get();
    }

    private List<JsonNode> scores() {
        List<JsonNode> scores = new ArrayList<>();
        Receiver.readToEnd(bootstrapServers(), new Topics(config.outputPrefix()).scores(stream.name()))
                .forEach(read -> scores.add(json(read)));
        return scores;
    }

    private List<Emitted.AlertMessage> alerts() {
        List<Emitted.AlertMessage> alerts = new ArrayList<>();
        for (AlertKind kind : AlertKind.values()) {
            String topic = new Topics(config.outputPrefix()).alerts(stream.name(), kind);
            Receiver.readToEnd(bootstrapServers(), topic).forEach(read -> alerts.add(alert(read)));
        }
        return alerts;
    }

    private SortedMap<String, Long> deadLetters() {
        SortedMap<String, Long> reasons = new TreeMap<>();
        String topic = new Topics(config.outputPrefix()).deadLetters();
        for (ConsumerRecord<String, String> letter : Receiver.readToEnd(bootstrapServers(), topic)) {
            Header reason = letter.headers().lastHeader("nearfar.reason");
            reasons.merge(
                    reason == null ? "unknown" : new String(reason.value(), StandardCharsets.UTF_8), 1L, Long::sum);
        }
        return reasons;
    }

    private static Emitted.AlertMessage alert(ConsumerRecord<String, String> read) {
        TreeMap<String, String> headers = new TreeMap<>();
        read.headers().forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return new Emitted.AlertMessage(read.key(), headers, json(read));
    }

    private static JsonNode json(ConsumerRecord<String, String> read) {
        try {
            return JSON.readTree(read.value());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "%s-%d-%d is not JSON".formatted(read.topic(), read.partition(), read.offset()), e);
        }
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
