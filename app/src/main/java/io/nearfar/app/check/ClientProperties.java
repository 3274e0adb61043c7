package io.nearfar.app.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Kafka's properties for looking only: those of the settings that say which broker and how to reach it, none that could
 * join a group, commit, make a topic or write.
 */
final class ClientProperties {

    private static final List<String> CONSUMER_PREFIXES =
            List.of(StreamsConfig.CONSUMER_PREFIX, StreamsConfig.MAIN_CONSUMER_PREFIX);
    private static final List<String> ADMIN_PREFIXES = List.of(StreamsConfig.ADMIN_CLIENT_PREFIX);
    private static final Set<String> NOT_FOR_LOOKING = Set.of(
            ConsumerConfig.GROUP_ID_CONFIG,
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            ConsumerConfig.GROUP_PROTOCOL_CONFIG,
            ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG,
            ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG);

    private ClientProperties() {}

    /** For a consumer that is assigned its partitions. */
    static Map<String, Object> consumer(Map<String, String> kafka) {
        Map<String, Object> properties = of(kafka, CONSUMER_PREFIXES, ConsumerConfig.configNames());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return properties;
    }

    /** For an admin client. */
    static Map<String, Object> admin(Map<String, String> kafka) {
        return of(kafka, ADMIN_PREFIXES, AdminClientConfig.configNames());
    }

    /** A prefixed property wins over a plain one; what Streams alone knows is left out, what nobody knows stays. */
    private static Map<String, Object> of(Map<String, String> kafka, List<String> prefixes, Set<String> known) {
        Set<String> ofStreams = StreamsConfig.configDef().names();
        Map<String, Object> properties = new HashMap<>();
        kafka.forEach((name, value) -> {
            if (known.contains(name) || !(ofStreams.contains(name) || isPrefixed(name))) {
                properties.put(name, value);
            }
        });
        for (String prefix : prefixes) {
            kafka.forEach((name, value) -> {
                if (name.startsWith(prefix)) {
                    properties.put(name.substring(prefix.length()), value);
                }
            });
        }
        properties.keySet().removeAll(NOT_FOR_LOOKING);
        return properties;
    }

    private static boolean isPrefixed(String name) {
        return List.of(
                        StreamsConfig.CONSUMER_PREFIX,
                        StreamsConfig.MAIN_CONSUMER_PREFIX,
                        StreamsConfig.RESTORE_CONSUMER_PREFIX,
                        StreamsConfig.GLOBAL_CONSUMER_PREFIX,
                        StreamsConfig.PRODUCER_PREFIX,
                        StreamsConfig.ADMIN_CLIENT_PREFIX,
                        StreamsConfig.TOPIC_PREFIX)
                .stream()
                .anyMatch(name::startsWith);
    }
}
