package io.nearfar.app.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What tests ask a broker. */
final class Client implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(100);

    private final String bootstrap;
    private final Admin admin;

    Client(String bootstrap) {
        this.bootstrap = bootstrap;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    /** Makes topics of so many partitions and returns when the broker tells of them. */
    void createTopics(Collection<String> names, int partitions, Map<String, String> configs) {
        List<NewTopic> topics = names.stream()
                .map(name -> new NewTopic(name, partitions, (short) 1).configs(configs))
                .toList();
        await(admin.createTopics(topics).all());
        Await.until(
                "topics " + names, SOON, () -> await(admin.listTopics().names()).containsAll(names), () -> "");
    }

    /** The names of all topics. */
    Set<String> topics() {
        return await(admin.listTopics().names());
    }

    /** Whether the broker tells of that topic. */
    boolean hasTopic(String name) {
        return await(admin.listTopics().names()).contains(name);
    }

    /** Records of a topic that a group has not yet committed. */
    long lag(String group, String topic) {
        Map<TopicPartition, Long> ends = ends(topic);
        Map<TopicPartition, Long> committed = committed(group);
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue() - committed.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    /** What a group has committed. */
    Map<TopicPartition, Long> committed(String group) {
        return await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).entrySet().stream()
                .filter(each -> each.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().offset()));
    }

    private Map<TopicPartition, Long> ends(String topic) {
        Map<TopicPartition, OffsetSpec> latest =
                partitions(topic).stream().collect(Collectors.toMap(Function.identity(), each -> OffsetSpec.latest()));
        return await(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().offset()));
    }

    List<TopicPartition> partitions(String topic) {
        return await(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions().stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
    }

    /** The names of all consumer groups. */
    Set<String> groups() {
        return await(admin.listGroups().all()).stream()
                .map(GroupListing::groupId)
                .collect(Collectors.toSet());
    }

    /** Partitions that those members of a group read whose client ids begin so. */
    Set<TopicPartition> assigned(String group, String client) {
        if (!groups().contains(group)) {
            return Set.of();
        }
        return await(admin.describeConsumerGroups(List.of(group)).all()).get(group).members().stream()
                .filter(member -> member.clientId().startsWith(client))
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .collect(Collectors.toSet());
    }

    /** Every committed record of some topics, each partition in its order; waits for open transactions to end. */
    List<ConsumerRecord<byte[], byte[]>> read(Collection<String> topics) {
        List<TopicPartition> partitions =
                topics.stream().flatMap(topic -> partitions(topic).stream()).toList();
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = topics.stream()
                    .flatMap(topic -> ends(topic).entrySet().stream())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            Await.until(
                    "read all of " + topics,
                    SOON,
                    () -> {
                        consumer.poll(Duration.ofMillis(50)).forEach(records::add);
                        return partitions.stream().allMatch(each -> consumer.position(each) >= ends.get(each));
                    },
                    () -> records.size() + " records read");
        }
        return records;
    }

    List<ConsumerRecord<byte[], byte[]>> read(String... topics) {
        return read(Arrays.asList(topics));
    }

    /** A consumer of committed records that belongs to no group. */
    KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
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
    }
}
