package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.app.settings.SettingsReader;
import io.nearfar.stream.NearfarTopology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * A broker in a process of its own, a feed of tickets that keeps some waiting, and instances of one application, each in
 * a process and with a state folder of its own.
 */
final class Site implements AutoCloseable {

    static final String INPUT = "support.tickets";
    static final String DEAD_LETTERS = "nearfar.dead-letters";
    static final String SCORES = "nearfar.tickets.scores";
    static final List<String> ALERTS = List.of("nearfar.tickets.duplicates", "nearfar.tickets.outliers");

    /** Traffic of less than a day, as this is, surges nowhere. */
    private static final String SURGES = "nearfar.tickets.surges";

    static final Duration SOON = Duration.ofSeconds(200);

    private static final int INPUT_PARTITIONS = 4;
    private static final int PARTITIONS = 8;
    private static final int TENANTS = 16;
    private static final long SEED = 20_261_101;
    private static final int WAITING = 150;
    private static final int BATCH = 50;

    private final Path folder;
    private final String application;
    private final ChildProcess broker;
    private final String bootstrap;
    private final Client client;
    private final Feed feed;
    private final Map<String, ChildProcess> instances = new LinkedHashMap<>();
    private Runnable beside = () -> {};
    private int starts;

    private Site(Path folder, String application, ChildProcess broker) {
        this.folder = folder;
        this.application = application;
        this.broker = broker;
        this.bootstrap = broker.awaitLine("ready", SOON);
        this.client = new Client(bootstrap);
        System.out.println("seed of the tickets: " + SEED);
        MadeTickets tickets = new MadeTickets(SEED, TENANTS);
        this.feed = new Feed(bootstrap, INPUT, () -> tickets.next().message());
    }

    /** Starts the broker and makes the topics, one partition of alerts per partition of the scope topic. */
    static Site start(Path folder, String application) {
        ChildProcess broker = ChildProcess.broker(folder.resolve("broker"), 0, folder.resolve("broker.log"));
        try {
            Site site = new Site(folder, application, broker);
            site.client.createTopics(List.of(INPUT), INPUT_PARTITIONS, Map.of());
            site.client.createTopics(List.of(SCORES, DEAD_LETTERS), PARTITIONS, Map.of());
            site.client.createTopics(ALERTS, PARTITIONS, Map.of());
            site.client.createTopics(List.of(SURGES), PARTITIONS, Map.of());
            return site;
        } catch (Throwable failed) {
            broker.close();
            throw failed;
        }
    }

    Client client() {
        return client;
    }

    String bootstrap() {
        return bootstrap;
    }

    String application() {
        return application;
    }

    /** From now on this is done with every batch of tickets. */
    void withEachBatch(Runnable other) {
        beside = other;
    }

    String scopeTopic() {
        return NearfarTopology.scopeTopic(application, "tickets");
    }

    /** Topic, partition and offset of every ticket sent. */
    List<String> sent() {
        return feed.sent();
    }

    /** The settings that an instance was last started with. */
    Path config(String name) {
        return folder.resolve(name + ".yaml");
    }

    ChildProcess instance(String name) {
        return instances.get(name);
    }

    /**
     * Starts an instance as users would, but that few tickets make an outlier and nothing is purged from the scope topic.
     *
     * @param more lines of YAML at the top level, or indented by two another stream
     * @return the beginning of the client ids of its members of the group, new with every start
     */
    String start(String name, String more, Map<String, String> kafka) {
        String clientId = name + "-" + ++starts;
        Map<String, String> properties = new LinkedHashMap<>(kafka);
        properties.put("bootstrap.servers", bootstrap);
        properties.put("client.id", clientId);
        properties.put("state.dir", state(name).toString());
        properties.put("repartition.purge.interval.ms", String.valueOf(Long.MAX_VALUE));
        String yaml = """
                application: %s
                http: {port: 0}
                streams:
                  tickets:
                    kind: ticket
                    topic: %s
                    history: alert
                    max_alerts_per_minute: 1000000
                    outliers: {budget: 100000/day, min_percentile: 50, warmup: 20}
                %s
                kafka:
                %s
                """.formatted(application, INPUT, more, lines(properties));
        try {
            Files.writeString(config(name), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        instances.put(name, ChildProcess.app(config(name), folder.resolve(name + ".log")));
        return clientId;
    }

    private static String lines(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(each -> "  %s: \"%s\"".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private Path state(String name) {
        return folder.resolve("state-" + name);
    }

    /** Fails when an instance has ended by itself. */
    void assertAlive() {
        assertThat(instances.values()).as(this::state).allMatch(ChildProcess::isAlive);
    }

    /** Every committed alert. */
    List<SeenAlert> alerts() {
        List<String> topics = Stream.concat(ALERTS.stream(), Stream.of(SURGES)).toList();
        return client.read(topics).stream().map(SeenAlert::read).toList();
    }

    /** Topic, partition and offset of every ticket with a committed line of scores. */
    List<String> scored() {
        return client.read(SCORES).stream().map(ScoredRecord::coordinates).toList();
    }

    /** Partitions of members of the group whose client ids begin so. */
    Set<TopicPartition> assigned(String clientId) {
        return client.assigned(application, clientId);
    }

    /** Deletes what an instance kept on disk. */
    void loseDisk(String name) {
        try (Stream<Path> files = Files.walk(state(name))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(int count) {
        feed.send(count);
    }

    long lag() {
        return client.lag(application, INPUT);
    }

    /** Waits for a condition while tickets keep coming. */
    void feedUntil(String what, BooleanSupplier condition) {
        BooleanSupplier feeding = () -> {
            if (lag() < WAITING) {
                feed.send(BATCH);
                beside.run();
            }
            return condition.getAsBoolean();
        };
        Await.until(what, SOON, feeding, this::state);
    }

    /** Waits until every ticket sent has passed the whole topology, then ends all instances as an operator would. */
    Oracle finish(String name) {
        await("no ticket waits", () -> lag() == 0);
        await(
                "every ticket can be read from the scope topic",
                () -> replayed(name).coordinates().size() >= sent().size());
        Oracle oracle = replayed(name);
        await("all records decided until " + oracle.ends(), () -> decided(oracle));
        assertAlive();
        instances.values().forEach(ChildProcess::terminate);
        await("all instances ended", () -> instances.values().stream().noneMatch(ChildProcess::isAlive));
        return oracle;
    }

    /** A committed offset may be seen a moment before the end of its transaction in other topics is. */
    private Oracle replayed(String name) {
        return Oracle.replay(client, SettingsReader.read(config(name)));
    }

    private boolean decided(Oracle oracle) {
        Map<TopicPartition, Long> committed = client.committed(application);
        return oracle.ends().entrySet().stream()
                .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** Waits for a condition; no tickets are sent. */
    void await(String what, BooleanSupplier condition) {
        Await.until(what, SOON, condition, this::state);
    }

    private String state() {
        return Stream.concat(Stream.of(broker), instances.values().stream())
                .map(ChildProcess::tail)
                .collect(Collectors.joining(
                        "\n\n",
                        "lag %d, sent %d, committed %s%n"
                                .formatted(lag(), sent().size(), client.committed(application)),
                        ""));
    }

    @Override
    public void close() {
        instances.values().forEach(ChildProcess::close);
        feed.close();
        client.close();
        broker.close();
    }
}
