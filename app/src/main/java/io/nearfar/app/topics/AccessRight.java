package io.nearfar.app.topics;

import io.nearfar.app.topics.NamedTopic.Use;
import io.nearfar.stream.NearfarConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/**
 * What a user of the broker must be allowed to do. A right to read, write or delete something includes seeing that it is there.
 *
 * @param resource with what
 * @param operation what
 */
record AccessRight(ResourcePattern resource, AclOperation operation) {

    /**
     * Everything that {@code run} needs and nothing else, by resource. Internal topics are purged, so they are deleted from as
     * well; they are named by their prefix, so that a stream that is added later needs no further right on them.
     */
    static List<AccessRight> ofRun(NearfarConfig config) {
        List<AccessRight> rights = new ArrayList<>();
        for (NamedTopic topic : NamedTopic.of(config)) {
            if (!topic.use().isInternal()) {
                operations(topic.use()).forEach(operation -> rights.add(onTopic(topic.name(), operation)));
            }
        }
        ResourcePattern internal = new ResourcePattern(ResourceType.TOPIC, prefix(config), PatternType.PREFIXED);
        operations(Use.REPARTITION).forEach(operation -> rights.add(new AccessRight(internal, operation)));
        rights.add(new AccessRight(
                new ResourcePattern(ResourceType.GROUP, config.application(), PatternType.LITERAL), AclOperation.READ));
        rights.add(new AccessRight(
                new ResourcePattern(ResourceType.TRANSACTIONAL_ID, prefix(config), PatternType.PREFIXED),
                AclOperation.WRITE));
        return List.copyOf(rights);
    }

    /** What the commands {@code alerts} and {@code verdict} need, and a tool that does the same without a group. */
    static List<AccessRight> ofReaders(NearfarConfig config) {
        List<AccessRight> rights = new ArrayList<>();
        for (NamedTopic topic : NamedTopic.of(config)) {
            if (topic.use() == Use.OUTPUT) {
                rights.add(onTopic(topic.name(), AclOperation.READ));
            }
            if (topic.use() == Use.VERDICTS) {
                rights.add(onTopic(topic.name(), AclOperation.WRITE));
            }
        }
        return List.copyOf(rights);
    }

    /** What is needed on a topic, whose right it is that of its prefix where it is an internal one. */
    static List<AccessRight> on(NamedTopic topic, NearfarConfig config) {
        ResourcePattern resource = topic.use().isInternal()
                ? new ResourcePattern(ResourceType.TOPIC, prefix(config), PatternType.PREFIXED)
                : new ResourcePattern(ResourceType.TOPIC, topic.name(), PatternType.LITERAL);
        return operations(topic.use()).stream()
                .map(operation -> new AccessRight(resource, operation))
                .toList();
    }

    /** With what the names of internal topics and of transactions begin. */
    static String prefix(NearfarConfig config) {
        return config.application() + "-";
    }

    /** Such as {@code Read on topic zendesk.tickets} or {@code Write on transactional ids that begin with nearfar-}. */
    String text() {
        String kind = resource.resourceType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String where = resource.patternType() == PatternType.PREFIXED
                ? "%ss that begin with %s".formatted(kind, resource.name())
                : "%s %s".formatted(kind, resource.name());
        return "%s on %s".formatted(spelling(), where);
    }

    /** The operation as Kafka's tools spell it. */
    String spelling() {
        return SecurityUtils.operationName(operation);
    }

    private static AccessRight onTopic(String name, AclOperation operation) {
        return new AccessRight(new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL), operation);
    }

    private static List<AclOperation> operations(Use use) {
        return use.needs().stream()
                .map(need -> AclOperation.fromString(need.toUpperCase(Locale.ROOT)))
                .toList();
    }
}
