package io.nearfar.bench.search;

import io.nearfar.stream.NearfarConfig;
import io.nearfar.stream.SharedRocksMemory;
import io.nearfar.stream.StoredRows;
import io.nearfar.window.WindowConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;

/**
 * The rows of a log stream in RocksDB as production builds the store, but without its changelog: a window store without
 * caching, its memory bounded by the shared pool. Confined to one thread.
 */
final class RowStore implements AutoCloseable {

    private static final String NAME = "bench-rows-1";
    private static final WindowConfig WINDOW =
            new WindowConfig(Duration.ofHours(24), Integer.MAX_VALUE, Duration.ofDays(30));

    private static final Set<String> WORK =
            Set.of("num-running-flushes", "mem-table-flush-pending", "num-running-compactions");

    /** Checks in a row, a tenth of a second apart, after which nothing more is expected to start. */
    private static final int QUIET = 20;

    private final Path folder;
    private final SharedRocksMemory.Pool pool;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> input;
    private Consumer<StoredRows> work = rows -> {};

    /** An empty store; {@code folder} is emptied now and when it is closed. */
    RowStore(Path folder) {
        delete(folder);
        this.folder = folder;
        this.pool = new SharedRocksMemory.Pool(NearfarConfig.StoreMemory.DEFAULTS);
        this.driver = new TopologyTestDriver(topology(), settings(folder, pool));
        this.input = driver.createInputTopic("work", new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Does {@code work} inside the stream task that owns the store. */
    void run(Consumer<StoredRows> work) {
        this.work = work;
        input.pipeInput(new byte[0], new byte[0]);
    }

    /**
     * Waits until RocksDB has neither flushed nor compacted for two seconds: what production writes in weeks was written in
     * seconds, and a look-up among rows that wait for compaction reads several files instead of one.
     *
     * @throws IllegalStateException when that takes longer than two minutes
     */
    void settle() {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        int quiet = 0;
        while (quiet < QUIET) {
            List<String> busy = busy();
            quiet = busy.isEmpty() ? quiet + 1 : 0;
            if (!busy.isEmpty() && System.nanoTime() > deadline) {
                throw new IllegalStateException("RocksDB is not at rest after two minutes: " + busy);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private List<String> busy() {
        return driver.metrics().values().stream()
                .filter(metric -> WORK.contains(metric.metricName().name()))
                .filter(metric -> metric.metricValue() instanceof Number count && count.longValue() > 0)
                .map(metric -> metric.metricName().name() + "=" + metric.metricValue())
                .toList();
    }

    private Topology topology() {
        return new Topology()
                .addSource("work-source", "work")
                .addProcessor("work-processor", Work::new, "work-source")
                .addStateStore(
                        Stores.windowStoreBuilder(
                                        Stores.persistentWindowStore(
                                                NAME, WINDOW.storeRetention(), Duration.ofMillis(1), false),
                                        Serdes.Bytes(),
                                        Serdes.ByteArray())
                                .withCachingDisabled()
                                .withLoggingDisabled(),
                        "work-processor");
    }

    private static Properties settings(Path folder, SharedRocksMemory.Pool pool) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "bench",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                "none:1",
                StreamsConfig.STATE_DIR_CONFIG,
                folder.toString(),
                StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG,
                Serdes.ByteArraySerde.class,
                StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG,
                Serdes.ByteArraySerde.class,
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                SharedRocksMemory.class,
                SharedRocksMemory.Pool.KEY,
                pool));
        return settings;
    }

    /** Does the work at hand for each record it is given. */
    private final class Work extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

        @Override
        public void process(Record<byte[], byte[]> record) {
            work.accept(new StoredRows(context().getStateStore(NAME)));
        }
    }

    @Override
    public void close() {
        driver.close();
        pool.close();
        delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
