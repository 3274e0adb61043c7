package io.nearfar.connect;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * How far a task has come in each of its partitions. Connect hands the whole batch out again when one of its records has to wait; those
 * before it are neither told nor reported a second time.
 */
final class Progress {

    private final Map<TopicPartition, Long> done = new HashMap<>();

    boolean isDone(SinkRecord record) {
        return record.originalKafkaOffset() <= done.getOrDefault(partition(record), -1L);
    }

    void done(SinkRecord record) {
        done.put(partition(record), record.originalKafkaOffset());
    }

    /** The batch is through: what comes next is new, wherever its offsets begin. */
    void forget() {
        done.clear();
    }

    /** Others may serve these partitions from now on, or this task from an earlier place. */
    void forget(Collection<TopicPartition> partitions) {
        done.keySet().removeAll(partitions);
    }

    private static TopicPartition partition(SinkRecord record) {
        return new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
    }
}
