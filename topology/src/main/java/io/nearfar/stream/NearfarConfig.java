package io.nearfar.stream;

import io.nearfar.window.SearchConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything the topology needs to know.
 *
 * @param application the Kafka Streams application id; prefix of internal topics; default {@code nearfar}
 * @param instance what this installation is called in the source of its alerts; default the application id
 * @param partitions partitions of the scope topics, fixed at the first start; default 8
 * @param outputPrefix first part of the names of the output topics; default {@code nearfar}
 * @param scores whether each record's matches and raw scores go to the scores topics; default false
 * @param deadLetters how much of a record its dead letter keeps; default redacted
 * @param settingsHash the first 6 hexadecimal digits of the SHA-256 of the settings in force
 * @param memory bounds on memory outside the heap
 * @param search how recent vectors are searched
 * @param streams the watched streams, at least one
 */
public record NearfarConfig(
        String application,
        String instance,
        int partitions,
        String outputPrefix,
        boolean scores,
        DeadLetterPolicy deadLetters,
        String settingsHash,
        StoreMemory memory,
        SearchConfig search,
        List<StreamConfig> streams) {

    /**
     * Memory that all RocksDB stores of a process share.
     *
     * @param blockCacheBytes default 64 MiB
     * @param writeBufferBytes default 64 MiB
     */
    public record StoreMemory(long blockCacheBytes, long writeBufferBytes) {

        public static final StoreMemory DEFAULTS = new StoreMemory(64L << 20, 64L << 20);

        public StoreMemory {
            if (blockCacheBytes < 1 << 20 || writeBufferBytes < 1 << 20) {
                throw new IllegalArgumentException("store memory must be at least 1 MiB each, was %d and %d"
                        .formatted(blockCacheBytes, writeBufferBytes));
            }
        }
    }

    public NearfarConfig {
        streams = List.copyOf(streams);
        if (streams.isEmpty()) {
            throw new IllegalArgumentException("no stream is configured");
        }
        if (partitions < 1 || partitions > 1024) {
            throw new IllegalArgumentException("partitions must be 1 to 1,024, was " + partitions);
        }
        Set<String> names = new HashSet<>();
        Set<String> topics = new HashSet<>();
        for (StreamConfig stream : streams) {
            if (!topics.add(stream.topic())) {
                throw new IllegalArgumentException("two streams read topic " + stream.topic());
            }
            if (!names.add(stream.name())) {
                throw new IllegalArgumentException("two streams are named " + stream.name());
            }
        }
    }
}
