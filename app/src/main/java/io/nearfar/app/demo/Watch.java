package io.nearfar.app.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nearfar.app.Cause;
import io.nearfar.app.CommandFailed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads what leaves the streams, committed only, on a thread of its own from its making to its close. */
final class Watch implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, String> consumer;
    private final Listener listener;
    private final Map<TopicPartition, Long> read = new ConcurrentHashMap<>();
    private final Thread thread;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private volatile boolean closing;

    /** Hears what is read, on the thread of the watch. */
    interface Listener {

        /** An alert with its CloudEvents type and its JSON as text and as a tree. */
        void alert(String type, String json, JsonNode body);

        /** A line of scores. */
        void score(JsonNode line);
    }

    Watch(String bootstrapServers, Collection<String> topics, Listener listener) {
        this.listener = listener;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions =
                topics.stream().map(topic -> new TopicPartition(topic, 0)).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.thread = Thread.ofPlatform().daemon().name("watch").start(this::run);
    }

    private void run() {
        try (consumer) {
            while (!closing) {
                consumer.poll(POLL).forEach(this::read);
                consumer.assignment().forEach(partition -> read.put(partition, consumer.position(partition)));
            }
        } catch (WakeupException e) {
            return;
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    /** Throws {@link CommandFailed} when it hears nothing any more. */
    void requireAlive() {
        Optional.ofNullable(failure.get()).ifPresent(thrown -> {
            throw new CommandFailed("the alerts can no longer be read: " + Cause.line(thrown), thrown);
        });
    }

    /** Whether everything up to those ends has been heard. */
    boolean hasReached(Map<TopicPartition, Long> ends) {
        requireAlive();
        return ends.entrySet().stream().allMatch(end -> read.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private void read(ConsumerRecord<String, String> record) {
        Header type = record.headers().lastHeader("ce_type");
        JsonNode body = tree(record);
        if (type == null) {
            listener.score(body);
        } else {
            listener.alert(new String(type.value(), StandardCharsets.UTF_8), record.value(), body);
        }
    }

    private static JsonNode tree(ConsumerRecord<String, String> record) {
        try {
            return JSON.readTree(record.value());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "%s-%d-%d is not JSON".formatted(record.topic(), record.partition(), record.offset()), e);
        }
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
