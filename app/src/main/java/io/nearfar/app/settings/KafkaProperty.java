package io.nearfar.app.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;

/** Holds single properties against what Kafka Streams and the clients in it know. No answer shows a value. */
final class KafkaProperty {

    private static final List<ConfigDef> CLIENTS =
            List.of(ConsumerConfig.configDef(), ProducerConfig.configDef(), AdminClientConfig.configDef());
    private static final List<String> CONSUMERS =
            List.of("main.consumer.", "restore.consumer.", "global.consumer.", StreamsConfig.CONSUMER_PREFIX);

    private KafkaProperty() {}

    /**
     * Why a value will not do, for people. Nothing where it does, where no client knows the name (plug-ins have names of
     * their own), or where a config provider supplies the value later ({@code ${env:NAME}}).
     */
    static Optional<String> problem(String name, String value) {
        if (value.contains("${")) {
            return Optional.empty();
        }
        for (String prefix : CONSUMERS) {
            if (name.startsWith(prefix)) {
                return problem(ConsumerConfig.configDef(), name.substring(prefix.length()), value);
            }
        }
        if (name.startsWith(StreamsConfig.PRODUCER_PREFIX)) {
            return problem(ProducerConfig.configDef(), name.substring(StreamsConfig.PRODUCER_PREFIX.length()), value);
        }
        if (name.startsWith(StreamsConfig.ADMIN_CLIENT_PREFIX)) {
            return problem(
                    AdminClientConfig.configDef(), name.substring(StreamsConfig.ADMIN_CLIENT_PREFIX.length()), value);
        }
        Optional<String> ofStreams = problem(StreamsConfig.configDef(), name, value);
        return ofStreams.isPresent()
                ? ofStreams
                : CLIENTS.stream()
                        .flatMap(client -> problem(client, name, value).stream())
                        .findFirst();
    }

    private static Optional<String> problem(ConfigDef known, String name, String value) {
        ConfigKey key = known.configKeys().get(name);
        if (key == null) {
            return Optional.empty();
        }
        try {
            Object parsed = ConfigDef.parseType(name, value, key.type);
            if (key.validator != null) {
                key.validator.ensureValid(name, parsed);
            }
            return Optional.empty();
        } catch (ConfigException e) {
            String type = key.type.name().toLowerCase(Locale.ROOT);
            String range = String.valueOf(key.validator);
            boolean readable = key.validator != null && !range.contains("@") && !range.contains("Lambda");
            return Optional.of("the value is not right; expected %s".formatted(readable ? type + ", " + range : type));
        }
    }
}
