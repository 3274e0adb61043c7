package io.nearfar.bench.recover;

import io.nearfar.bench.recover.Await.Patience;
import io.nearfar.stream.NearfarTopology;
import io.nearfar.stream.Topics;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A broker, one stream of tickets and one instance that watches it, all in a folder. */
final class Site implements AutoCloseable {

    static final int PARTITIONS = 8;

    private static final String APPLICATION = "recover";
    private static final String STREAM = "tickets";
    private static final String SOURCE = "recover.tickets";
    private static final String SCORES = new Topics("nearfar").scores(STREAM);
    private static final String SCOPE_TOPIC = NearfarTopology.scopeTopic(APPLICATION, STREAM);
    /** Questions cost the broker something; a second is little beside what is waited for. */
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(5), Duration.ofSeconds(1));

    private static final Duration POLL = Duration.ofMillis(50);

    private final Path folder;
    private final Broker broker;
    private final ScopeFeed feed;
    private Instance instance;
    private int starts = 1;

    private Site(Path folder, Broker broker) throws IOException {
        this.folder = folder;
        this.broker = broker;
        Files.writeString(
                config(), """
                application: %s
                partitions: %d
                scores: true
                http: {port: 0}
                streams:
                  %s: {kind: ticket, topic: %s, window: {max: 1000000}}
                kafka: {bootstrap.servers: "%s", state.dir: "%s"}
                """.formatted(APPLICATION, PARTITIONS, STREAM, SOURCE, broker.bootstrap(), state()));
        this.instance = Instance.start(config(), log());
        this.feed = new ScopeFeed(broker.bootstrap(), SCOPE_TOPIC);
    }

    /** Starts the broker and the instance, and returns when that is ready. */
    static Site start(Path folder) throws IOException {
        Broker broker = Broker.start(folder);
        try {
            broker.createTopic(SOURCE);
            Site site = new Site(folder, broker);
            site.instance.awaitReady(PARTITIONS);
            return site;
        } catch (IOException | RuntimeException failed) {
            broker.close();
            throw failed;
        }
    }

    private Path config() {
        return folder.resolve("nearfar.yaml");
    }

    private Path state() {
        return folder.resolve("state");
    }

    private Path log() {
        return folder.resolve("instance-%d.log".formatted(starts));
    }

    /** Tickets of as many tenants as there are partitions, each tenant in one of its own. */
    static MadeTickets.Setting tickets(int count) {
        Map<Integer, String> byPartition = new TreeMap<>();
        for (int i = 1; byPartition.size() < PARTITIONS; i++) {
            String tenant = "tenant-" + i;
            byPartition.putIfAbsent(partition(tenant), tenant);
        }
        return new MadeTickets.Setting(STREAM, SOURCE, List.copyOf(byPartition.values()), count);
    }

    private static int partition(String key) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), PARTITIONS);
    }

    /** Sends tickets and returns when all are processed; {@code progress} hears how many are not. */
    void process(MadeTickets tickets, int count, LongConsumer progress) {
        IntStream.range(0, count).mapToObj(tickets::ticket).forEach(feed::send);
        feed.flush();
        awaitProcessed(progress);
    }

    private void awaitProcessed(LongConsumer progress) {
        for (long left = broker.lag(APPLICATION, SCOPE_TOPIC); left > 0; ) {
            progress.accept(left);
            long before = left;
            left = Await.value("fewer than " + before + " records to process", PATIENCE, () -> fewer(before));
        }
    }

    private Optional<Long> fewer(long before) {
        instance.requireAlive();
        return Optional.of(broker.lag(APPLICATION, SCOPE_TOPIC)).filter(left -> left < before);
    }

    /** Sends the probes of a round and returns their answers, in the order of the probes. */
    List<Answer> probe(MadeTickets tickets, int round) {
        Map<TopicPartition, Long> ends = broker.ends(SCORES);
        IntStream.range(0, MadeTickets.PROBES)
                .mapToObj(probe -> tickets.probe(round, probe))
                .forEach(feed::send);
        feed.flush();
        Map<String, Answer> answers = new TreeMap<>();
        try (KafkaConsumer<String, String> consumer = consumer()) {
            consumer.assign(ends.keySet());
            ends.forEach(consumer::seek);
            Await.value("answers to all probes", PATIENCE, () -> read(consumer, answers));
        }
        return IntStream.range(0, MadeTickets.PROBES)
                .mapToObj(probe -> Optional.ofNullable(answers.get(MadeTickets.probeId(round, probe)))
                        .orElseThrow())
                .toList();
    }

    private Optional<Integer> read(KafkaConsumer<String, String> consumer, Map<String, Answer> answers) {
        instance.requireAlive();
        for (ConsumerRecord<String, String> line : consumer.poll(POLL)) {
            Answer answer = Answer.read(line.value());
            answers.put(answer.record(), answer);
        }
        return Optional.of(answers.size()).filter(size -> size >= MadeTickets.PROBES);
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrap(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** Kills the instance with SIGKILL. */
    void kill() {
        instance.kill();
    }

    /** Starts the killed instance again and returns when it is ready. */
    Startup restart() throws IOException {
        starts++;
        instance = Instance.start(config(), log());
        return instance.awaitReady(PARTITIONS);
    }

    /** Bytes of the files of the state. */
    long stateBytes() throws IOException {
        try (Stream<Path> files = Files.walk(state())) {
            return files.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
        }
    }

    /** Deletes the state of the killed instance. */
    void loseState() throws IOException {
        delete(state());
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(all::add);
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }

    @Override
    public void close() {
        feed.close();
        instance.close();
        broker.close();
    }
}
