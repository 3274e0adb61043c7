package io.nearfar.app.evaluation;

import io.nearfar.app.CommandFailed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends records as a producer would: no key, no labels, the wall clock's time; in turn to each partition. */
final class Sender {

    private Sender() {}

    /** Returns when the broker has all of them. */
    static void send(String bootstrapServers, String topic, int partitions, List<Labelled> records) {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 10, "batch.size", 1 << 18);
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            for (Labelled record : records) {
                var _ = producer.send(
                        new ProducerRecord<>(topic, record.number() % partitions, null, record.message()),
                        (sent, thrown) -> failure.compareAndSet(null, thrown));
            }
        }
        Exception thrown = failure.get();
        if (thrown != null) {
            throw new CommandFailed("a record could not be sent: " + thrown.getMessage(), thrown);
        }
    }
}
