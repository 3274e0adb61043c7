package io.nearfar.stream;

import io.nearfar.window.CodeFile;
import io.nearfar.window.WindowConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The stores of one stream. A changed key layout or value format takes a new number at the end of the name.
 *
 * @param rows vectors or charges by {@link io.nearfar.window.RowKey}, a window store
 * @param leaders what stands for exact repeats
 * @param records known record ids and groups
 * @param counters clocks, clusters, tenants, profiles
 * @param vectors those of the rows once more, for the searches of a task
 */
record StreamStores(
        WindowStore<Bytes, byte[]> rows,
        KeyValueStore<Bytes, byte[]> leaders,
        KeyValueStore<Bytes, byte[]> records,
        KeyValueStore<Bytes, byte[]> counters,
        CodeFile vectors) {

    private static final String ROWS = "-rows-1";

    static StreamStores of(String stream, ProcessorContext<?, ?> context) {
        return new StreamStores(
                context.getStateStore(rowsName(stream)),
                context.getStateStore(leadersName(stream)),
                context.getStateStore(recordsName(stream)),
                context.getStateStore(countersName(stream)),
                new CodeFile(context.stateDir().toPath()));
    }

    /**
     * Rows are written once and looked up by key, so caching is off; counters change with every record, so it is on.
     *
     * <p>The rows' changelog is kept by the time of writing: old records read anew must not be deleted from it while they
     * are recent by the clock of their scope. Their event time is in the key.
     */
    static Set<StoreBuilder<?>> builders(String stream, WindowConfig window) {
        return Set.of(
                Stores.windowStoreBuilder(
                                Stores.persistentWindowStore(
                                        rowsName(stream), window.storeRetention(), Duration.ofMillis(1), false),
                                Serdes.Bytes(),
                                Serdes.ByteArray())
                        .withCachingDisabled()
                        .withLoggingEnabled(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime")),
                keyValue(leadersName(stream)).withCachingEnabled(),
                keyValue(recordsName(stream)).withCachingDisabled(),
                keyValue(countersName(stream)).withCachingEnabled());
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> keyValue(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    static String rowsName(String stream) {
        return stream + ROWS;
    }

    /** Whether a RocksDB instance of that name holds rows. */
    static boolean holdsRows(String name) {
        return name.contains(ROWS);
    }

    private static String leadersName(String stream) {
        return stream + "-leaders-1";
    }

    private static String recordsName(String stream) {
        return stream + "-records-1";
    }

    private static String countersName(String stream) {
        return stream + "-counters-1";
    }
}
