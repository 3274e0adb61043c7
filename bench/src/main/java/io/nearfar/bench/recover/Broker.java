package io.nearfar.bench.recover;

import io.nearfar.app.broker.EmbeddedBrokerMain;
import io.nearfar.bench.recover.Await.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** A real broker in a process of its own on a free loopback port, and what is asked of it. */
final class Broker implements AutoCloseable {

    private static final Patience READY_SOON = new Patience(Duration.ofMinutes(2), Duration.ofMillis(100));
    private static final String READY = "ready ";

    private final Jvm jvm;
    private final String bootstrap;
    private final Admin admin;

    private Broker(Jvm jvm, String bootstrap) {
        this.jvm = jvm;
        this.bootstrap = bootstrap;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    /** Starts a broker with its data and log in {@code folder}. */
    static Broker start(Path folder) throws IOException {
        List<String> arguments = List.of(folder.resolve("broker").toString(), "0");
        Jvm jvm = Jvm.start(folder.resolve("broker.log"), EmbeddedBrokerMain.class, arguments);
        try {
            return new Broker(jvm, Await.value("broker", READY_SOON, () -> address(jvm)));
        } catch (RuntimeException failed) {
            jvm.close();
            throw failed;
        }
    }

    private static Optional<String> address(Jvm jvm) {
        jvm.requireAlive();
        return jvm.lines().stream()
                .filter(line -> line.startsWith(READY))
                .map(line -> line.substring(READY.length()).strip())
                .findFirst();
    }

    String bootstrap() {
        return bootstrap;
    }

    void createTopic(String name) {
        await(admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all());
    }

    /** Where the partitions of a topic end. */
    Map<TopicPartition, Long> ends(String topic) {
        Collection<TopicDescription> described =
                await(admin.describeTopics(List.of(topic)).allTopicNames()).values();
        Map<TopicPartition, OffsetSpec> latest = described.stream()
                .flatMap(each -> each.partitions().stream())
                .map(each -> new TopicPartition(topic, each.partition()))
                .collect(Collectors.toMap(Function.identity(), each -> OffsetSpec.latest()));
        return await(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().offset()));
    }

    /** Records of a topic that a group has not yet committed. */
    long lag(String group, String topic) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return ends(topic).entrySet().stream()
                .mapToLong(end -> end.getValue()
                        - Optional.ofNullable(committed.get(end.getKey()))
                                .map(OffsetAndMetadata::offset)
                                .orElse(0L))
                .sum();
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
        jvm.close();
    }
}
