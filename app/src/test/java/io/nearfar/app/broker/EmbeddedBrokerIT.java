package io.nearfar.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    private static final TopicPartition NOTES = new TopicPartition("notes", 0);

    @TempDir
    private Path folder;

    @Test
    void recordsOutliveARestartOnTheSameFolderAndPort() throws Exception {
        int port;
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.in(folder))) {
            port = broker.port();
            createTopic(broker);
            produce(broker, Instant.EPOCH.plusSeconds(1), "from 1970");
            produce(broker, Instant.parse("2900-01-01T00:00:00Z"), "from 2900");
        }

        try (EmbeddedBroker again =
                EmbeddedBroker.start(BrokerOptions.in(folder).withPort(port))) {
            assertThat(again.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            assertThat(consume(again, 2)).containsExactly("from 1970", "from 2900");
            assertThat(again.failure()).isNotDone();
        }
    }

    @Test
    void aFolderInUseIsRefusedWithoutEndingTheProcess() {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.in(folder))) {
            assertThatThrownBy(() -> EmbeddedBroker.start(BrokerOptions.in(folder)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(folder.toString());
            assertThat(broker.failure()).isNotDone();
        }
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(NOTES.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void produce(EmbeddedBroker broker, Instant timestamp, String value) throws Exception {
        Map<String, Object> properties = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(NOTES.topic(), 0, timestamp.toEpochMilli(), "key", value))
                    .get();
        }
    }

    private static List<String> consume(EmbeddedBroker broker, int count) {
        Map<String, Object> properties = Map.of("bootstrap.servers", broker.bootstrapServers());
        List<String> values = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(NOTES));
            consumer.seekToBeginning(List.of(NOTES));
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(read -> values.add(read.value()));
            }
        }
        return values;
    }
}
