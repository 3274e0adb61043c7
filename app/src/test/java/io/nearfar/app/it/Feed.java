package io.nearfar.app.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends made tickets, keyed by tenant. */
final class Feed implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final String topic;
    private final MadeTickets tickets;
    private final List<String> sent = new ArrayList<>();

    Feed(String bootstrap, String topic, MadeTickets tickets) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer());
        this.topic = topic;
        this.tickets = tickets;
    }

    /** Sends so many tickets and returns when the broker has them. */
    void send(int count) {
        List<Future<RecordMetadata>> futures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            MadeTickets.Made ticket = tickets.next();
            futures.add(producer.send(
                    new ProducerRecord<>(topic, null, ticket.time().toEpochMilli(), ticket.tenant(), ticket.json())));
        }
        futures.forEach(future -> sent.add(coordinates(future)));
    }

    /** Topic, partition and offset of every ticket sent. */
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
