package io.nearfar.app.topics;

import io.nearfar.stream.NearfarConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Asks a broker which of the rights that {@code run} needs this user lacks. A broker without an authorizer lets everybody do
 * everything.
 *
 * <p>What may be done with a topic is seen where it exists; of one that does not, only whether it may be made. That is why
 * {@code run} asks again once Kafka Streams has made its internal topics.
 *
 * @param admin of the broker, as the user
 * @param config names the topics
 */
record RightsCheck(Admin admin, NearfarConfig config) {

    private static final String NO_TRANSACTION = "check";

    /** What is missing, as far as the broker tells, in the order in which rights are listed. */
    List<AccessRight> missing() throws InterruptedException, ExecutionException {
        Set<AccessRight> missing = new LinkedHashSet<>(onTopics());
        if (isRefused(group())) {
            missing.addAll(on(ResourceType.GROUP));
        }
        if (isRefused(transaction())) {
            missing.addAll(on(ResourceType.TRANSACTIONAL_ID));
        }
        return List.copyOf(missing);
    }

    /** A sentence that names them; empty where none is missing. */
    Optional<String> sentence() throws InterruptedException, ExecutionException {
        List<AccessRight> missing = missing();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(missing.stream()
                        .map(AccessRight::text)
                        .collect(Collectors.joining(
                                ", ", "the broker does not give this user ", "; topics --acls prints all it needs")));
    }

    private List<AccessRight> onTopics() throws InterruptedException, ExecutionException {
        List<NamedTopic> topics = NamedTopic.of(config);
        Map<String, KafkaFuture<TopicDescription>> described = admin.describeTopics(
                        topics.stream().map(NamedTopic::name).toList(),
                        new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        List<AccessRight> missing = new ArrayList<>();
        List<NamedTopic> absent = new ArrayList<>();
        for (NamedTopic topic : topics) {
            try {
                TopicDescription found =
                        Objects.requireNonNull(described.get(topic.name())).get();
                missing.addAll(without(found.authorizedOperations(), topic));
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TopicAuthorizationException) {
                    missing.addAll(without(Set.of(), topic));
                } else if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    absent.add(topic);
                } else {
                    throw e;
                }
            }
        }
        missing.addAll(toMake(absent));
        return missing;
    }

    /** The right to make a topic is not needed where it exists, and not known where it cannot be seen. */
    private List<AccessRight> without(Set<AclOperation> allowed, NamedTopic topic) {
        return AccessRight.on(topic, config).stream()
                .filter(right -> right.operation() != AclOperation.CREATE && !allowed.contains(right.operation()))
                .toList();
    }

    /** Of these topics, those that may not be made. Nothing is made. */
    private List<AccessRight> toMake(Collection<NamedTopic> absent) throws InterruptedException, ExecutionException {
        Map<String, NamedTopic> made = absent.stream()
                .filter(topic -> topic.use().needs().contains("create"))
                .collect(Collectors.toMap(NamedTopic::name, Function.identity()));
        List<NewTopic> wanted = made.keySet().stream()
                .map(name -> new NewTopic(name, Optional.of(config.partitions()), Optional.empty()))
                .toList();
        List<AccessRight> missing = new ArrayList<>();
        for (var created : admin.createTopics(wanted, new CreateTopicsOptions().validateOnly(true))
                .values()
                .entrySet()) {
            if (isRefused(created.getValue())) {
                NamedTopic topic = Objects.requireNonNull(made.get(created.getKey()));
                AccessRight.on(topic, config).stream()
                        .filter(right -> right.operation() == AclOperation.CREATE)
                        .forEach(missing::add);
            }
        }
        return missing;
    }

    private KafkaFuture<?> group() {
        return admin.describeConsumerGroups(List.of(config.application())).all();
    }

    private KafkaFuture<?> transaction() {
        return admin.describeTransactions(List.of(AccessRight.prefix(config) + NO_TRANSACTION))
                .all();
    }

    /** Other failures say nothing about rights: there may be no such group, transaction, or room for a topic. */
    private static boolean isRefused(KafkaFuture<?> answer) throws InterruptedException, ExecutionException {
        try {
            answer.get();
            return false;
        } catch (ExecutionException e) {
            return e.getCause() instanceof AuthorizationException;
        }
    }

    private List<AccessRight> on(ResourceType type) {
        return AccessRight.ofRun(config).stream()
                .filter(right -> right.resource().resourceType() == type)
                .toList();
    }
}
