package io.nearfar.app.it;

import io.nearfar.app.settings.SettingsReader;
import io.nearfar.stream.NearfarTopology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.testcontainers.containers.Network;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** A broker and instances of one application in containers on a network of their own, and a feed of tickets. */
final class Fleet implements AutoCloseable {

    static final String INPUT = "support.tickets";
    static final String DEAD_LETTERS = "nearfar.dead-letters";
    static final List<String> ALERTS = List.of("nearfar.tickets.duplicates", "nearfar.tickets.outliers");

    private static final String APPLICATION = "containers-it";
    private static final DockerImageName KAFKA =
            DockerImageName.parse(System.getProperty("kafka.image", "nearfar-kafka:local"));
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final int BROKER_PORT = 9092;
    private static final int INPUT_PARTITIONS = 4;
    private static final int PARTITIONS = 8;
    private static final int TENANTS = 16;
    private static final long SEED = 20_261_127;
    private static final int WAITING = 60;
    private static final int BATCH = 20;

    private final Path folder;
    private final Network network = Network.newNetwork();
    private final KafkaContainer broker;
    private final Client client;
    private final Feed feed;
    private final Map<String, Instance> instances = new LinkedHashMap<>();

    Fleet(Path folder) {
        this.folder = folder;
        broker = new KafkaContainer(KAFKA.asCompatibleSubstituteFor("apache/kafka"))
                .withNetwork(network)
                .withListener("kafka:19092")
                .withStartupTimeout(SOON)
                // The tickets happened weeks ago; none may be deleted for that.
                .withEnv("KAFKA_LOG_RETENTION_MS", "-1")
                .withCreateContainerCmdModifier(Docker.publish(BROKER_PORT, Docker.freePort()));
        broker.start();
        client = new Client(broker.getBootstrapServers());
        System.out.println("seed of the tickets: " + SEED);
        MadeTickets tickets = new MadeTickets(SEED, TENANTS);
        feed = new Feed(
                broker.getBootstrapServers(), INPUT, () -> tickets.next().message());
        client.createTopics(List.of(INPUT), INPUT_PARTITIONS, Map.of());
        client.createTopics(List.of(DEAD_LETTERS), PARTITIONS, Map.of());
        client.createTopics(ALERTS, PARTITIONS, Map.of());
    }

    Network network() {
        return network;
    }

    String broker() {
        return broker.getContainerId();
    }

    Client client() {
        return client;
    }

    Instance instance(String name) {
        return Objects.requireNonNull(instances.get(name), name);
    }

    /** Starts an instance that is a named member of the group. */
    void start(String name, Duration session) {
        Instance instance = new Instance(network, write(name, session));
        instances.put(name, instance);
        instance.create();
    }

    private Path write(String name, Duration session) {
        String yaml = """
                application: %s
                streams:
                  tickets:
                    kind: ticket
                    topic: %s
                    history: alert
                    max_alerts_per_minute: 1000000
                    outliers: {budget: 100000/day, min_percentile: 50, warmup: 20}
                kafka:
                  bootstrap.servers: kafka:19092
                  client.id: %s
                  group.instance.id: %s
                  session.timeout.ms: %d
                  repartition.purge.interval.ms: %d
                """.formatted(APPLICATION, INPUT, name, name, session.toMillis(), Long.MAX_VALUE);
        try {
            return Files.writeString(config(name), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path config(String name) {
        return folder.resolve(name + ".yaml");
    }

    /** Partitions of the scope topic that an instance decides about. */
    Set<Integer> scopes(String name) {
        String topic = NearfarTopology.scopeTopic(APPLICATION, "tickets");
        return client.assigned(APPLICATION, name).stream()
                .filter(each -> each.topic().equals(topic))
                .map(TopicPartition::partition)
                .collect(Collectors.toSet());
    }

    int sent() {
        return feed.sent().size();
    }

    /** Waits for a condition while tickets keep coming. */
    void feedUntil(String what, BooleanSupplier condition) {
        BooleanSupplier feeding = () -> {
            if (client.lag(APPLICATION, INPUT) < WAITING) {
                feed.send(BATCH);
            }
            return condition.getAsBoolean();
        };
        Await.until(what, SOON, feeding, this::state);
    }

    /** Waits for a condition; no tickets are sent. */
    void await(String what, BooleanSupplier condition) {
        Await.until(what, SOON, condition, this::state);
    }

    /** Waits until every ticket sent has passed the whole topology; what must have been said of them. */
    Oracle drain() {
        await("no ticket waits", () -> client.lag(APPLICATION, INPUT) == 0);
        await(
                "every ticket is in the scope topic",
                () -> replayed().coordinates().size() >= sent());
        Oracle oracle = replayed();
        await("all records decided until " + oracle.ends(), () -> decided(oracle));
        Oracle.assertEqual(oracle.coordinates(), feed.sent());
        return oracle;
    }

    private Oracle replayed() {
        return Oracle.replay(
                client, SettingsReader.read(config(instances.keySet().iterator().next())));
    }

    private boolean decided(Oracle oracle) {
        Map<TopicPartition, Long> committed = client.committed(APPLICATION);
        return oracle.ends().entrySet().stream()
                .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** Every committed alert. */
    List<SeenAlert> alerts() {
        return client.read(ALERTS).stream().map(SeenAlert::read).toList();
    }

    private String state() {
        return instances.entrySet().stream()
                .map(each -> each.getKey() + ":\n" + each.getValue().tail())
                .collect(Collectors.joining("\n\n", sent() + " tickets sent\n", ""));
    }

    @Override
    public void close() {
        instances.values().forEach(Instance::close);
        feed.close();
        client.close();
        broker.stop();
        network.close();
    }
}
