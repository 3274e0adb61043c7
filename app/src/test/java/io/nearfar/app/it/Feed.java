package io.nearfar.app.it;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends made records. */
final class Feed implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final String topic;
    private final Supplier<Message> records;
    private final List<String> sent = new ArrayList<>();

    /**
     * A record.
     *
     * @param key of the source topic
     * @param time when it happened, and its Kafka timestamp
     * @param json what it says
     */
    record Message(String key, Instant time, String json) {}

    Feed(String bootstrap, String topic, Supplier<Message> records) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer());
        this.topic = topic;
        this.records = records;
    }

    /** Sends so many records and returns when the broker has them. */
    void send(int count) {
        List<Future<RecordMetadata>> futures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Message record = records.get();
            byte[] value = record.json().getBytes(StandardCharsets.UTF_8);
            futures.add(producer.send(
                    new ProducerRecord<>(topic, null, record.time().toEpochMilli(), record.key(), value)));
        }
        futures.forEach(future -> sent.add(coordinates(future)));
    }

    /** Topic, partition and offset of every record sent. */
    List<String> sent() {
        return List.copyOf(sent);
    }

    private static String coordinates(Future<RecordMetadata> future) {
        try {
            RecordMetadata at = future.get();
            return at.topic() + "-" + at.partition() + "-" + at.offset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
