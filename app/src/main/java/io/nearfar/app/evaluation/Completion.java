package io.nearfar.app.evaluation;

import io.nearfar.app.Cause;
import io.nearfar.app.CommandFailed;
import io.nearfar.stream.NearfarStreams;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until a topology has committed everything its input topics hold, so that nothing is under way between them.
 *
 * @param admin of the broker
 * @param streams the topology
 * @param group its consumer group
 * @param topics the source topic and then those between its steps; nobody writes to the first any more
 */
public record Completion(Admin admin, NearfarStreams streams, String group, List<String> topics) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

    public Completion {
        topics = List.copyOf(topics);
    }

    /**
     * Returns when all is committed; {@code progress} hears the records read from the source topic.
     *
     * @throws CommandFailed when the topology fails, or commits nothing for two minutes
     */
    public void await(LongConsumer progress) throws ExecutionException, InterruptedException {
        long before = -1;
        long since = System.nanoTime();
        while (true) {
            Map<TopicPartition, Long> committed = committed();
            progress.accept(sum(committed, topics.getFirst()));
            if (isComplete(committed)) {
                return;
            }
            long now = committed.values().stream().mapToLong(Long::longValue).sum();
            if (now != before) {
                before = now;
                since = System.nanoTime();
            }
            refuseToWaitInVain(since);
            TimeUnit.NANOSECONDS.sleep(PAUSE);
        }
    }

    private boolean isComplete(Map<TopicPartition, Long> committed) throws ExecutionException, InterruptedException {
        // The ends are read after the commits, and in the order of the flow: what was still under way then shows here.
        return ends().entrySet().stream().allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private void refuseToWaitInVain(long since) throws InterruptedException {
        requireAlive(streams);
        if (System.nanoTime() - since > PATIENCE.toNanos()) {
            throw new CommandFailed("the topology made no progress for %d s".formatted(PATIENCE.toSeconds()));
        }
    }

    /** Throws {@link CommandFailed} with the reason when the topology has ended. */
    public static void requireAlive(NearfarStreams streams) throws InterruptedException {
        if (streams.client().state().hasCompletedShutdown()) {
            throw streams.awaitEnd()
                    .map(failure -> new CommandFailed("the topology failed: " + Cause.line(failure), failure))
                    .orElseGet(() -> new CommandFailed("the topology stopped"));
        }
    }

    private Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
        return committed;
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(info -> wanted.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(wanted).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static long sum(Map<TopicPartition, Long> offsets, String topic) {
        return offsets.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
