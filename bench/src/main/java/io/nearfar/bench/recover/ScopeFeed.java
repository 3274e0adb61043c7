package io.nearfar.bench.recover;

import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.EmbeddingFormats;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends records to a scope topic, keyed and stamped as the topology itself does. */
final class ScopeFeed implements AutoCloseable {

    private static final int BATCH = 256 << 10;
    private static final int LINGER_MILLIS = 10;

    private final String topic;
    private final KafkaProducer<String, EmbeddedRecord> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    ScopeFeed(String bootstrap, String topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ProducerConfig.BATCH_SIZE_CONFIG, BATCH,
                        ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS),
                new StringSerializer(),
                (ignored, record) -> EmbeddingFormats.EMBEDDED_RECORD.encode(record));
    }

    /** Sends a record; it is in the topic after the next {@link #flush}. */
    void send(EmbeddedRecord record) {
        long timestamp = record.identity().source().timestamp().toEpochMilli();
        String key = record.identity().scope().key();
        Future<?> _ = producer.send(new ProducerRecord<>(topic, null, timestamp, key, record), (written, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
        });
    }

    /** Waits until the broker has all that was sent. */
    void flush() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a record could not be sent to " + topic, failed);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
