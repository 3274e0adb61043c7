package io.nearfar.stream;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What becomes of an instance's place in the consumer group when it stops. A member with a {@code group.instance.id} is
 * expected back under the same name and keeps its tasks until {@code session.timeout.ms} is over; any other leaves, so
 * that the rest take over at once.
 */
final class Membership {

    private static final List<String> NAMES = List.of(
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
            StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));

    private Membership() {}

    static GroupMembershipOperation atClose(Map<String, Object> kafka) {
        return NAMES.stream().anyMatch(kafka::containsKey)
                ? GroupMembershipOperation.REMAIN_IN_GROUP
                : GroupMembershipOperation.LEAVE_GROUP;
    }
}
