package io.nearfar.app.check;

import io.nearfar.app.settings.Settings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the latest committed records of topics, without a group and without leaving a trace. */
final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ASKING = Duration.ofSeconds(10);
    private static final Duration ROUND = Duration.ofSeconds(10);

    /** Offsets of aborted and compacted records hold nothing, so a partition may have to be read from further back. */
    private static final int FURTHER_BACK = 8;

    private static final int FURTHEST_BACK = 512;

    private static final Comparator<ConsumerRecord<byte[], byte[]>> IN_TIME =
            Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
                    .thenComparingInt(ConsumerRecord::partition)
                    .thenComparingLong(ConsumerRecord::offset);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Settings settings;

    private TopicReader(KafkaConsumer<byte[], byte[]> consumer, Settings settings) {
        this.consumer = consumer;
        this.settings = settings;
    }

    /** A reader of the broker that the settings name. */
    static TopicReader open(Settings settings) {
        try {
            return new TopicReader(
                    new KafkaConsumer<>(
                            ClientProperties.consumer(settings.kafka()),
                            new ByteArrayDeserializer(),
                            new ByteArrayDeserializer()),
                    settings);
        } catch (KafkaException e) {
            throw BrokerSurvey.refused(settings, e);
        }
    }

    /** Where a partition begins and ends, and how many of its records are wanted. */
    private record Part(long begin, long end, int wanted) {

        private long start(long back) {
            return Math.max(begin, end - wanted * back);
        }
    }

    /**
     * The last {@code sample} records of an existing topic in the order of their Kafka timestamps, spread over its partitions;
     * fewer where it holds fewer or they do not come in time.
     *
     * @throws io.nearfar.app.CommandFailed when the broker does not answer, or forbids it
     */
    TopicSample latest(String topic, int sample) {
        try {
            Map<TopicPartition, Part> parts = parts(topic, sample);
            long records = parts.values().stream()
                    .mapToLong(part -> part.end() - part.begin())
                    .sum();
            return new TopicSample(parts.size(), records, read(parts));
        } catch (KafkaException e) {
            throw BrokerSurvey.failed(settings, e);
        }
    }

    private Map<TopicPartition, Part> parts(String topic, int sample) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic, ASKING).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, ASKING);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ASKING);
        Map<Integer, Long> held = new HashMap<>();
        ends.forEach((partition, end) -> held.put(partition.partition(), end - begins.getOrDefault(partition, end)));
        Map<Integer, Integer> wanted = Spread.of(held, sample);
        Map<TopicPartition, Part> parts = new HashMap<>();
        ends.forEach((partition, end) -> parts.put(
                partition,
                new Part(begins.getOrDefault(partition, end), end, wanted.getOrDefault(partition.partition(), 0))));
        return parts;
    }

    private List<ConsumerRecord<byte[], byte[]>> read(Map<TopicPartition, Part> parts) {
        Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> sample = new HashMap<>();
        Map<TopicPartition, Part> open = new HashMap<>(parts);
        open.values().removeIf(part -> part.wanted() == 0);
        for (long back = 1; back <= FURTHEST_BACK && !open.isEmpty(); back *= FURTHER_BACK) {
            long reached = back;
            sample.putAll(tails(open, back));
            open.entrySet().removeIf(part -> {
                int found =
                        sample.getOrDefault(part.getKey(), new ArrayDeque<>()).size();
                return found >= part.getValue().wanted()
                        || part.getValue().start(reached) == part.getValue().begin();
            });
        }
        return sample.values().stream().flatMap(Deque::stream).sorted(IN_TIME).toList();
    }

    /** The last wanted records of each partition among those from {@code back} times as many before its end. */
    private Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> tails(
            Map<TopicPartition, Part> parts, long back) {
        Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> tails = new HashMap<>();
        consumer.assign(parts.keySet());
        parts.forEach((partition, part) -> consumer.seek(partition, part.start(back)));
        long deadline = System.nanoTime() + ROUND.toNanos();
        while (isUnread(parts) && System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                Part part = parts.get(partition);
                if (part != null && record.offset() < part.end()) {
                    add(tails.computeIfAbsent(partition, key -> new ArrayDeque<>()), record, part.wanted());
                }
            }
        }
        return tails;
    }

    private static void add(
            Deque<ConsumerRecord<byte[], byte[]>> tail, ConsumerRecord<byte[], byte[]> record, int wanted) {
        tail.addLast(record);
        if (tail.size() > wanted) {
            tail.removeFirst();
        }
    }

    private boolean isUnread(Map<TopicPartition, Part> parts) {
        return parts.entrySet().stream()
                .anyMatch(part -> consumer.position(part.getKey(), ASKING)
                        < part.getValue().end());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
