package io.nearfar.stream;

import io.nearfar.record.Kind;
import io.nearfar.record.Redactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;

/** Every setting that Kafka Streams runs with. */
public final class StreamsSettings {

    /*
     * Defaults first, then the user's Kafka properties, then what correctness depends on. The transaction timeout bounds
     * how long a killed instance's open transaction blocks readers; the commit interval bounds how long an alert waits;
     * a poll may take long, because inference does. The rows' changelog outlives an outage of 30 days.
     */
    private static final int TRANSACTION_TIMEOUT_MS = 60_000;

    private static final Map<String, Object> DEFAULTS = Map.of(
            StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
            100,
            StreamsConfig.NUM_STREAM_THREADS_CONFIG,
            2,
            StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
            16L << 20,
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            TRANSACTION_TIMEOUT_MS,
            CommonClientConfigs.SESSION_TIMEOUT_MS_CONFIG,
            10_000,
            CommonClientConfigs.MAX_POLL_INTERVAL_MS_CONFIG,
            900_000,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            200,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            StreamsConfig.WINDOW_STORE_CHANGE_LOG_ADDITIONAL_RETENTION_MS_CONFIG,
            Duration.ofDays(30).toMillis(),
            StreamsConfig.STATE_DIR_CONFIG,
            Path.of("nearfar-state").toAbsolutePath().toString());

    private StreamsSettings() {}

    /**
     * The settings for a configuration.
     *
     * @param kafka the user's Kafka properties; they win over defaults and lose against what correctness depends on
     * @param redactor replaces personal data in dead letters
     */
    public static Properties of(
            NearfarConfig config,
            Map<String, Object> kafka,
            NearfarMetrics metrics,
            Redactor redactor,
            SharedRocksMemory.Pool memory) {
        refuseLongTransactions(kafka);
        Map<String, Object> settings = new LinkedHashMap<>(DEFAULTS);
        settings.putAll(kafka);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.application());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailExceptionHandler.class);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
        settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DefaultProductionExceptionHandler.class);
        settings.put(StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG), Long.MAX_VALUE);
        settings.remove(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
        settings.put(DeadLetters.Setup.KEY, deadLetters(config, metrics, redactor));
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksMemory.class);
        settings.put(SharedRocksMemory.Pool.KEY, memory);
        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }

    /** What the one handler that writes dead letters needs; the others know no topic, so that they write none. */
    private static DeadLetters.Setup deadLetters(NearfarConfig config, NearfarMetrics metrics, Redactor redactor) {
        Map<String, String> streamsByTopic = new HashMap<>();
        Set<String> accounts = new HashSet<>();
        for (StreamConfig stream : config.streams()) {
            streamsByTopic.put(stream.topic(), stream.name());
            streamsByTopic.put(NearfarTopology.scopeTopic(config.application(), stream.name()), stream.name());
            if (stream.mapping().kind() == Kind.TRANSACTION) {
                accounts.add(stream.topic());
            }
        }
        return new DeadLetters.Setup(
                new Topics(config.outputPrefix()).deadLetters(),
                streamsByTopic,
                accounts,
                metrics,
                config.deadLetters(),
                redactor);
    }

    /** A killed instance's open transaction blocks readers until it times out. */
    private static void refuseLongTransactions(Map<String, Object> kafka) {
        String name = ProducerConfig.TRANSACTION_TIMEOUT_CONFIG;
        for (String key : List.of(name, StreamsConfig.producerPrefix(name))) {
            Object value = kafka.getOrDefault(key, TRANSACTION_TIMEOUT_MS);
            if (Long.parseLong(value.toString().trim()) > TRANSACTION_TIMEOUT_MS) {
                throw new IllegalArgumentException(
                        "%s must be at most %d, was %s".formatted(key, TRANSACTION_TIMEOUT_MS, value));
            }
        }
    }
}
