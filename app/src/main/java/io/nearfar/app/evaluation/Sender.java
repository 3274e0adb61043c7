package io.nearfar.app.evaluation;

import io.nearfar.app.CommandFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends records as a producer would: no key, no labels, the wall clock's time; records of one order to one partition. */
final class Sender {

    private Sender() {}

    /** Returns when the broker has all of them. */
    static void send(String bootstrapServers, String topic, int partitions, List<Labelled> records)
            throws InterruptedException {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 10, "batch.size", 1 << 18);
        List<Future<RecordMetadata>> sending = new ArrayList<>();
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            for (Labelled record : records) {
                int partition = Math.floorMod(record.order().hashCode(), partitions);
                sending.add(producer.send(new ProducerRecord<>(topic, partition, null, record.message())));
            }
        }
        for (Future<RecordMetadata> each : sending) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new CommandFailed("a record could not be sent: " + e.getCause(), e);
            }
        }
    }
}
