package io.nearfar.app.demo;

import io.nearfar.app.CommandFailed;
import io.nearfar.app.demo.story.Sent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends the records of a story, each stream to the topic of its name, and remembers what an alert needs to be told apart:
 * which line stands where, and when each record was sent. One thread sends, any may ask.
 */
final class Feed implements AutoCloseable {

    private final KafkaProducer<String, String> producer;
    private final Map<String, String> linesByPlace = new ConcurrentHashMap<>();
    private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    Feed(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 0),
                new StringSerializer(),
                new StringSerializer());
    }

    /** Sends a record with the Kafka timestamp of its story. */
    void old(Sent record) {
        send(record, Optional.of(record.time()));
    }

    /** Sends a record as of now. */
    void fresh(Sent record) {
        send(record, Optional.empty());
    }

    private void send(Sent record, Optional<Instant> timestamp) {
        throwFailure();
        sentAt.put(record.stream() + "/" + record.id(), System.nanoTime());
        Long millis = timestamp.map(Instant::toEpochMilli).orElse(null);
        Future<RecordMetadata> _ = producer.send(
                new ProducerRecord<>(record.stream(), null, millis, record.key(), record.json()),
                (place, thrown) -> sent(record, place, thrown));
    }

    private void sent(Sent record, RecordMetadata place, Exception thrown) {
        if (thrown != null) {
            failure.compareAndSet(null, thrown);
        } else if (record.stream().equals("logs")) {
            linesByPlace.put("%s-%d-%d".formatted(place.topic(), place.partition(), place.offset()), record.id());
        }
    }

    /** Waits until everything sent has arrived. */
    void flush() {
        producer.flush();
        throwFailure();
    }

    /** What the story calls a record: of a line by where it stands, of all others their id. */
    String name(String id) {
        return linesByPlace.getOrDefault(id, id);
    }

    /** When a record was sent, by {@link System#nanoTime}. */
    Optional<Long> sentAt(String stream, String id) {
        return Optional.ofNullable(sentAt.get(stream + "/" + id));
    }

    private void throwFailure() {
        Exception thrown = failure.get();
        if (thrown != null) {
            throw new CommandFailed("a record could not be sent: " + thrown.getMessage(), thrown);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
