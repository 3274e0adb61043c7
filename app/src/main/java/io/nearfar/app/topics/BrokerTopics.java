package io.nearfar.app.topics;

import io.nearfar.app.CommandFailed;
import io.nearfar.app.topics.NamedTopic.Use;
import io.nearfar.stream.NearfarConfig;
import io.nearfar.stream.ScopeTopics;
import io.nearfar.stream.StreamConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics that the settings name, on a broker: source topics, which somebody else makes, output, verdict and dead-letter topics,
 * which are made here where they are missing, and internal ones, which Kafka Streams makes.
 *
 * @param admin of the broker
 * @param config names the topics
 */
public record BrokerTopics(Admin admin, NearfarConfig config) {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerTopics.class);

    /** An alert about an old record is as fresh as any other: retention counts from its writing. */
    private static final Map<String, String> STAMPED_BY_BROKER =
            Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");

    /**
     * The names of the topics that a stream writes and that {@code run} makes, by use: alerts, scores, labels, dead letters, and
     * the verdicts of all streams.
     */
    public static List<String> outputs(NearfarConfig config, StreamConfig stream) {
        return NamedTopic.of(config, stream).stream()
                .filter(topic -> topic.use().isMadeByRun())
                .map(NamedTopic::name)
                .toList();
    }

    /**
     * Makes what must be there before the streams start, with the broker's replication factor.
     *
     * @throws CommandFailed when a right or a source topic is missing, or state was built with another number of partitions
     */
    public void prepare() throws InterruptedException, ExecutionException {
        requireRights();
        Set<String> existing = admin.listTopics().names().get();
        List<String> problems = problems(existing);
        if (!problems.isEmpty()) {
            throw new CommandFailed(String.join("; ", problems));
        }
        createMissing(existing);
    }

    /**
     * Who may not see a topic cannot know whether it is there, so rights come before everything else.
     *
     * @throws CommandFailed when some are missing; names them
     */
    void requireRights() throws InterruptedException, ExecutionException {
        Optional<String> missing = missingRights();
        if (missing.isPresent()) {
            throw new CommandFailed(missing.get());
        }
    }

    /** Makes the output, verdict and dead-letter topics that do not exist, and returns their names. */
    List<String> createMissing(Collection<String> existing) throws InterruptedException, ExecutionException {
        List<String> missing = missing(Use::isMadeByRun, existing);
        for (String topic : missing) {
            create(topic);
        }
        return missing;
    }

    /** A sentence that names the rights that the user lacks, as far as the broker tells; empty where it lacks none. */
    public Optional<String> missingRights() throws InterruptedException, ExecutionException {
        return new RightsCheck(admin, config).sentence();
    }

    /** A sentence for each thing but rights that keeps the streams from starting and that nothing here can put right. */
    List<String> problems(Collection<String> existing) throws InterruptedException, ExecutionException {
        List<String> problems = new ArrayList<>();
        List<String> sources = missing(use -> use == Use.SOURCE, existing);
        if (!sources.isEmpty()) {
            problems.add("source topics are missing: %s; create them, or correct streams.*.topic"
                    .formatted(String.join(", ", sources)));
        }
        problems.addAll(ScopeTopics.problems(admin, config));
        return problems;
    }

    /** The named topics of some use that do not exist, in order. */
    List<String> missing(Predicate<Use> use, Collection<String> existing) {
        return NamedTopic.of(config).stream()
                .filter(topic -> use.test(topic.use()))
                .map(NamedTopic::name)
                .filter(name -> !existing.contains(name))
                .toList();
    }

    /** Those of the named topics that exist, by name. */
    Map<String, FoundTopic> found() throws InterruptedException, ExecutionException {
        List<String> names =
                NamedTopic.of(config).stream().map(NamedTopic::name).toList();
        Map<String, FoundTopic> found = new HashMap<>();
        for (var described : admin.describeTopics(names).topicNameValues().entrySet()) {
            Optional<TopicDescription> topic = unlessUnseen(described.getValue());
            if (topic.isPresent()) {
                found.put(
                        described.getKey(),
                        new FoundTopic(topic.get().partitions().size(), configs(described.getKey())));
            }
        }
        return found;
    }

    private static Optional<TopicDescription> unlessUnseen(KafkaFuture<TopicDescription> topic)
            throws InterruptedException, ExecutionException {
        try {
            return Optional.of(topic.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException
                    || e.getCause() instanceof TopicAuthorizationException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Map<String, String> configs(String topic) throws InterruptedException, ExecutionException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            return admin.describeConfigs(List.of(resource)).all().get().values().stream()
                    .flatMap(config -> config.entries().stream())
                    .filter(entry -> entry.value() != null)
                    .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException
                    || e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Map.of();
            }
            throw e;
        }
    }

    /** The last label of an alert stays for ever, and so does every verdict. */
    static Map<String, String> configs(Use use) {
        Map<String, String> configs = new HashMap<>(STAMPED_BY_BROKER);
        if (use == Use.LABELS) {
            configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        }
        if (use == Use.VERDICTS) {
            configs.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        }
        return configs;
    }

    private Use use(String topic) {
        return NamedTopic.of(config).stream()
                .filter(named -> named.name().equals(topic))
                .map(NamedTopic::use)
                .findFirst()
                .orElseThrow();
    }

    private void create(String topic) throws InterruptedException, ExecutionException {
        NewTopic wanted =
                new NewTopic(topic, Optional.of(config.partitions()), Optional.empty()).configs(configs(use(topic)));
        try {
            admin.createTopics(List.of(wanted)).all().get();
            LOG.info("event=topic-created topic={} partitions={}", topic, config.partitions());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new CommandFailed(
                        "topic %s is missing and cannot be created: %s".formatted(topic, e.getCause()), e);
            }
        }
    }
}
