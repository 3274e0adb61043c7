package io.nearfar.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Checks the topics that carry records by scope before anything starts. */
public final class ScopeTopics {

    private ScopeTopics() {}

    /**
     * One sentence for each scope topic whose number of partitions is not the configured one: state was built with that
     * number, and a scope would move away from it. Topics that do not exist yet are no problem.
     *
     * @throws ExecutionException when the broker does not answer
     */
    public static List<String> problems(Admin admin, NearfarConfig config)
            throws ExecutionException, InterruptedException {
        List<String> names = config.streams().stream()
                .map(stream -> NearfarTopology.scopeTopic(config.application(), stream.name()))
                .toList();
        Map<String, KafkaFuture<TopicDescription>> described =
                admin.describeTopics(names).topicNameValues();
        List<String> problems = new ArrayList<>();
        for (var topic : described.entrySet()) {
            int found = partitions(topic.getValue(), config.partitions());
            if (found != config.partitions()) {
                problems.add(
                        ("partitions is %d, but %s has %d: state was built with %d. Set partitions back, or start over "
                                        + "under another application id, which reads the source topics from their beginning")
                                .formatted(config.partitions(), topic.getKey(), found, found));
            }
        }
        return problems;
    }

    private static int partitions(KafkaFuture<TopicDescription> topic, int whenMissing)
            throws ExecutionException, InterruptedException {
        try {
            return topic.get().partitions().size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return whenMissing;
            }
            throw e;
        }
    }
}
