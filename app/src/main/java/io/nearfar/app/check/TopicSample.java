package io.nearfar.app.check;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The latest records of a topic.
 *
 * @param partitions how many the topic has
 * @param records how many it holds, about: offsets between beginning and end, also those of markers and of records that
 *     compaction removed
 * @param values the sampled records by Kafka timestamp, those of a partition in its order where timestamps are equal
 */
record TopicSample(int partitions, long records, List<ConsumerRecord<byte[], byte[]>> values) {

    private static final double MILLIS = 1_000;

    TopicSample {
        values = List.copyOf(values);
    }

    /** Partitions that the sample is from. */
    int sampledPartitions() {
        return byPartition().size();
    }

    /**
     * Records per second of the whole topic by the Kafka timestamps of the sample: the sum over its partitions, and as much
     * again for each partition of the sample with too few records to tell. 0 when no partition tells.
     */
    double ratePerSecond() {
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> partitions = byPartition();
        double sum = 0;
        int telling = 0;
        for (List<ConsumerRecord<byte[], byte[]>> of : partitions.values()) {
            long millis = span(of).toMillis();
            if (millis > 0) {
                sum += (of.size() - 1) / (millis / MILLIS);
                telling++;
            }
        }
        return telling == 0 ? 0 : sum * partitions.size() / telling;
    }

    /** Time between the least and the greatest Kafka timestamp of the sample. */
    Duration span() {
        return span(values);
    }

    private Map<Integer, List<ConsumerRecord<byte[], byte[]>>> byPartition() {
        return values.stream().collect(Collectors.groupingBy(ConsumerRecord::partition));
    }

    private static Duration span(List<ConsumerRecord<byte[], byte[]>> of) {
        var stamps = of.stream().mapToLong(ConsumerRecord::timestamp).summaryStatistics();
        return of.isEmpty() ? Duration.ZERO : Duration.ofMillis(stamps.getMax() - stamps.getMin());
    }
}
