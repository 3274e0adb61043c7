package io.nearfar.app.topics;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic as the broker has it.
 *
 * @param partitions how many it has
 * @param configs its settings by Kafka's names; empty where the broker does not let them be seen
 */
record FoundTopic(int partitions, Map<String, String> configs) {

    FoundTopic {
        configs = Map.copyOf(configs);
    }

    /** How long records are kept, in milliseconds, -1 for ever; empty where compaction alone decides or it is unknown. */
    Optional<Long> retentionMillis() {
        return cleanup().contains("delete")
                ? config(TopicConfig.RETENTION_MS_CONFIG).map(Long::valueOf)
                : Optional.empty();
    }

    /** {@code delete}, {@code compact}, both with a comma, or empty where it is unknown. */
    String cleanup() {
        return config(TopicConfig.CLEANUP_POLICY_CONFIG).orElse("");
    }

    /** {@code CreateTime}, {@code LogAppendTime}, or empty where it is unknown. */
    String timestamps() {
        return config(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).orElse("");
    }

    private Optional<String> config(String name) {
        return Optional.ofNullable(configs.get(name));
    }
}
