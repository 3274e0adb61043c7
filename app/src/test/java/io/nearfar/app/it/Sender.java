package io.nearfar.app.it;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends values as they are, one batch each, whatever their size and timestamp. */
final class Sender implements AutoCloseable {

    private static final int LARGEST_REQUEST = 30 << 20;

    private final KafkaProducer<byte[], byte[]> producer;

    Sender(String bootstrap) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        LARGEST_REQUEST,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends a value and returns where it stands. */
    RecordMetadata send(String topic, byte @Nullable [] value, long timestamp) {
        try {
            return producer.send(new Stamped(topic, value, timestamp)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RecordTooLargeException refused ? refused : new IllegalStateException(e);
        }
    }

    /** Whether the broker takes a value of so many bytes; if it does, one is in the topic. */
    boolean accepts(String topic, int size) {
        try {
            send(topic, new byte[size], Watched.NOON.toEpochMilli());
            return true;
        } catch (RecordTooLargeException refused) {
            return false;
        }
    }

    /** The size of the largest value that a topic takes whose batches may have {@code most} bytes. */
    int largest(String topic, int most) {
        int accepted = most - 1_000;
        int refused = most;
        while (refused - accepted > 1) {
            int middle = (accepted + refused) / 2;
            if (accepts(topic, middle)) {
                accepted = middle;
            } else {
                refused = middle;
            }
        }
        return accepted;
    }

    @Override
    public void close() {
        producer.close();
    }

    /** A record with any timestamp; the constructor of its superclass refuses negative ones. */
    private static final class Stamped extends ProducerRecord<byte[], byte[]> {

        private final long stamp;

        Stamped(String topic, byte @Nullable [] value, long stamp) {
            super(topic, null, null, null, value);
            this.stamp = stamp;
        }

        @Override
        public Long timestamp() {
            return stamp;
        }
    }
}
