package io.nearfar.app;

import io.nearfar.stream.AlertKind;
import io.nearfar.stream.NearfarConfig;
import io.nearfar.stream.ScopeTopics;
import io.nearfar.stream.StreamConfig;
import io.nearfar.stream.Topics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics that must be there before the streams start: source topics, which somebody else makes, and output and
 * dead-letter topics, which are made where they are missing.
 *
 * @param admin of the broker
 * @param config names the topics
 */
record RunTopics(Admin admin, NearfarConfig config) {

    private static final Logger LOG = LoggerFactory.getLogger(RunTopics.class);

    /** An alert about an old record is as fresh as any other: retention counts from its writing. */
    private static final Map<String, String> STAMPED_BY_BROKER =
            Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");

    /**
     * Makes what is missing, with the broker's replication factor.
     *
     * @throws CommandFailed when a source topic is missing, or state was built with another number of partitions
     */
    void prepare() throws InterruptedException, ExecutionException {
        Set<String> existing = admin.listTopics().names().get();
        Set<String> sources =
                new TreeSet<>(config.streams().stream().map(StreamConfig::topic).toList());
        sources.removeAll(existing);
        if (!sources.isEmpty()) {
            throw new CommandFailed("source topics are missing: %s; create them, or correct streams.*.topic"
                    .formatted(String.join(", ", sources)));
        }
        List<String> problems = ScopeTopics.problems(admin, config);
        if (!problems.isEmpty()) {
            throw new CommandFailed(String.join("; ", problems));
        }
        Set<String> wanted = outputs();
        wanted.removeAll(existing);
        for (String topic : wanted) {
            create(topic);
        }
    }

    private Set<String> outputs() {
        Topics topics = new Topics(config.outputPrefix());
        Set<String> outputs = new LinkedHashSet<>();
        for (StreamConfig stream : config.streams()) {
            for (AlertKind kind : stream.alerts().kinds()) {
                outputs.add(topics.alerts(stream.name(), kind));
            }
            if (config.scores()) {
                outputs.add(topics.scores(stream.name()));
            }
        }
        outputs.add(topics.deadLetters());
        return outputs;
    }

    private void create(String topic) throws InterruptedException, ExecutionException {
        NewTopic wanted =
                new NewTopic(topic, Optional.of(config.partitions()), Optional.empty()).configs(STAMPED_BY_BROKER);
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
