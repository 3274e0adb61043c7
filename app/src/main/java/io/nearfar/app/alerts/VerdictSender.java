package io.nearfar.app.alerts;

import io.nearfar.app.CommandFailed;
import io.nearfar.app.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes a verdict and returns when every replica in sync has it.
 *
 * @param settings name the broker
 */
record VerdictSender(Settings settings) {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration OF_A_REQUEST = Duration.ofSeconds(5);
    private static final Duration OF_DELIVERY = Duration.ofSeconds(12);

    /** Returns where it stands. */
    String send(String topic, byte[] key, byte[] value) throws InterruptedException, ExecutionException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                properties(settings.kafka()), new ByteArraySerializer(), new ByteArraySerializer())) {
            RecordMetadata at = producer.send(new ProducerRecord<>(topic, key, value))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return "%s-%d@%d".formatted(at.topic(), at.partition(), at.offset());
        } catch (TimeoutException e) {
            throw new CommandFailed(
                    "the broker has not confirmed the verdict within %d s".formatted(PATIENCE.toSeconds()), e);
        }
    }

    /** The producer gives up before whoever waits for it does, so that nothing is delivered after a failure was told. */
    static Map<String, Object> properties(Map<String, ?> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) PATIENCE.toMillis());
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) OF_A_REQUEST.toMillis());
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) OF_DELIVERY.toMillis());
        return properties;
    }
}
