package io.nearfar.app.settings;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * A property's name held against what Kafka Streams and the clients in it know. No answer shows a value.
 *
 * @param name as Kafka spells it, with a prefix or without
 */
record KafkaProperty(String name) {

    private static final int TYPING_MISTAKES = 2;

    private static final Set<ConfigDef> CONSUMER = Set.of(ConsumerConfig.configDef());
    private static final Set<ConfigDef> PRODUCER = Set.of(ProducerConfig.configDef());
    private static final Set<ConfigDef> ADMIN = Set.of(AdminClientConfig.configDef());
    private static final List<ConfigDef> ALL = List.of(
            StreamsConfig.configDef(),
            ConsumerConfig.configDef(),
            ProducerConfig.configDef(),
            AdminClientConfig.configDef());
    private static final Map<String, Set<ConfigDef>> PREFIXES = Map.of(
            "main.consumer.",
            CONSUMER,
            "restore.consumer.",
            CONSUMER,
            "global.consumer.",
            CONSUMER,
            StreamsConfig.CONSUMER_PREFIX,
            CONSUMER,
            StreamsConfig.PRODUCER_PREFIX,
            PRODUCER,
            StreamsConfig.ADMIN_CLIENT_PREFIX,
            ADMIN);

    private static final Set<String> OF_TOPICS = Arrays.stream(TopicConfig.class.getFields())
            .filter(field -> field.getName().endsWith("_CONFIG"))
            .map(KafkaProperty::constant)
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern PROVIDER = Pattern.compile("config\\.providers(\\.[^.]+\\.(class|param\\..+))?");
    private static final Pattern OPEN_PROVIDER =
            Pattern.compile("config\\.providers(\\.[^.]+\\.(class|param\\.(allowed\\.paths|allowlist\\.pattern)))?");
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|secret|jaas|token|credential|key\\.pem|basic\\.auth|\\.key$).*");
    private static final Pattern LINK_WITH_USER = Pattern.compile("(?s).*://[^/]*@.*");

    /**
     * What is wrong with a property.
     *
     * @param why for people
     * @param mend a value that would do, in YAML; empty when nobody knows
     */
    record Fault(String why, String mend) {}

    /** Why a value will not do. Nothing where it does, or where no client knows the name (plug-ins have their own). */
    Optional<Fault> fault(String value) {
        return keys().flatMap(key -> fault(key, value).stream()).findFirst();
    }

    private static Optional<Fault> fault(ConfigKey key, String value) {
        try {
            Object parsed = ConfigDef.parseType(key.name, value, key.type);
            if (key.validator != null) {
                key.validator.ensureValid(key.name, parsed);
            }
            return Optional.empty();
        } catch (ConfigException e) {
            String type = key.type.name().toLowerCase(Locale.ROOT);
            String range = String.valueOf(key.validator);
            boolean readable = key.validator != null && !range.contains("@") && !range.contains("Lambda");
            String expected = readable ? type + ", " + range : type;
            return Optional.of(new Fault("the value is not right; expected %s".formatted(expected), standing(key)));
        }
    }

    /** Kafka's own default where it says something. */
    private static String standing(ConfigKey key) {
        boolean simple = key.defaultValue instanceof Number
                || key.defaultValue instanceof Boolean
                || (key.defaultValue instanceof String text && !text.isEmpty());
        return simple ? YamlSpelling.text(String.valueOf(key.defaultValue)).replaceAll("^\"(-?[0-9.]+)\"$", "$1") : "";
    }

    /** The name that this one misspells; nothing where it is known, or like none that is. */
    Optional<String> misspelt() {
        if (isKnown()) {
            return Optional.empty();
        }
        String prefix = prefix();
        Set<String> known = definitions().stream()
                .flatMap(client -> client.names().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return NearestName.within(TYPING_MISTAKES, name.substring(prefix.length()), known)
                .map(near -> prefix + near);
    }

    /** Whether Kafka has a property of this name. */
    boolean isKnown() {
        return keys().findAny().isPresent() || PROVIDER.matcher(name).matches() || isOfTopics();
    }

    private static String constant(Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("%s is not public".formatted(field), e);
        }
    }

    private boolean isOfTopics() {
        return name.startsWith(StreamsConfig.TOPIC_PREFIX)
                && OF_TOPICS.contains(name.substring(StreamsConfig.TOPIC_PREFIX.length()));
    }

    /** Whether nobody may see this value: it is a secret, or might be one. */
    boolean hides(String value) {
        if (ProviderReference.isAllOf(value) || OPEN_PROVIDER.matcher(name).matches()) {
            return false;
        }
        return !isKnown()
                || SECRET.matcher(name).matches()
                || LINK_WITH_USER.matcher(value).matches()
                || PROVIDER.matcher(name).matches()
                || keys().anyMatch(key -> key.type == ConfigDef.Type.PASSWORD);
    }

    private Stream<ConfigKey> keys() {
        String bare = name.substring(prefix().length());
        return definitions().stream()
                .map(client -> client.configKeys().get(bare))
                .filter(Objects::nonNull);
    }

    private Collection<ConfigDef> definitions() {
        Set<ConfigDef> ofPrefix = PREFIXES.get(prefix());
        return ofPrefix == null ? ALL : ofPrefix;
    }

    private String prefix() {
        return PREFIXES.keySet().stream().filter(name::startsWith).findFirst().orElse("");
    }
}
