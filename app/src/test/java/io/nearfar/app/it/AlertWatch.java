package io.nearfar.app.it;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads committed alerts on a thread of its own, as they come. */
final class AlertWatch implements AutoCloseable {

    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    AlertWatch(Client client, List<String> topics) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> client.partitions(topic).stream())
                .toList();
        thread = Thread.ofPlatform().name("alert-watch").start(() -> watch(client, partitions));
    }

    /**
     * An alert that arrived.
     *
     * @param partition of its topic, equal to that of its scope topic
     * @param detected when it was found, by the wall clock
     * @param nanos when it was read, by {@link System#nanoTime}
     */
    record Arrival(int partition, Instant detected, long nanos) {}

    private void watch(Client client, List<TopicPartition> partitions) {
        try (KafkaConsumer<byte[], byte[]> consumer = client.consumer()) {
            consumer.assign(partitions);
            while (!closed) {
                consumer.poll(Duration.ofMillis(20))
                        .forEach(record -> arrivals.add(new Arrival(
                                record.partition(),
                                Instant.parse(SeenAlert.header(record, "ce_detectedat")),
                                System.nanoTime())));
            }
        }
    }

    int count() {
        return arrivals.size();
    }

    /** The first arrival of an alert found after {@code time} in one of some partitions, in any if none is named. */
    Optional<Arrival> firstAfter(Instant time, Set<Integer> partitions) {
        Predicate<Arrival> late = arrival -> arrival.detected().isAfter(time);
        return arrivals.stream()
                .filter(late.and(arrival -> partitions.isEmpty() || partitions.contains(arrival.partition())))
                .findFirst();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
