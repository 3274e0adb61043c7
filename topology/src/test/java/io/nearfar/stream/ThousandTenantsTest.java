package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.cluster.MicroCluster;
import io.nearfar.detection.Change;
import io.nearfar.detection.Memory;
import io.nearfar.detection.OutlierConfig;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.record.Redactor;
import io.nearfar.surge.Requesters;
import io.nearfar.window.CodeFile;
import io.nearfar.window.SearchConfig;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What outliers and surges of a thousand tenants of one task take when each has as many clusters as it may have: of the
 * store, and of the heap. The rows of the window are not in it, for their number is a setting of its own, and neither are
 * the requesters that a surge holds again while it goes on.
 */
class ThousandTenantsTest {

    private static final int TENANTS = 1_000;
    private static final int ALL_WORDS = 1 << 14;
    private static final int SOME_WORDS = 600;
    private static final int ASKED = 20;
    private static final double MIB = 1 << 20;
    private static final double MOST_STATE = 4;
    private static final double MOST_HEAP = 1;
    private static final double MOST_HEAP_OF_ALL = 64;

    /** Of one that is held, with all texts as long as they may be; only some of a thousand are. */
    private static final double MOST_HEAP_OF_ONE = 1.5;

    @TempDir
    private Path state;

    private final List<MicroCluster> prototypes = FullTenant.prototypes();
    private final NearfarConfig config =
            Configs.of(Configs.tickets(Configs.TICKET_WINDOW, new OutlierConfig(20, 99.9, 1_000)));
    private final StreamConfig stream = config.streams().getFirst();
    private final Judge<EmbeddedRecord> judge = Judge.ofText(config, stream);
    private SharedRocksMemory.Pool pool;
    private TopologyTestDriver driver;
    private StreamStores stores;

    /** The stores of a task, not logged: nobody would read the log. */
    @BeforeEach
    void open() {
        pool = new SharedRocksMemory.Pool(config.memory());
        Topology topology = new Topology()
                .addSource("scope", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "scope")
                .addProcessor("detect", Idle::new, "scope");
        StreamStores.builders("tickets", stream.window())
                .forEach(store ->
                        topology.addStateStore(store.withLoggingDisabled().withCachingDisabled(), "detect"));
        Map<String, Object> kafka = Map.of(
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                "unused:9092",
                StreamsConfig.STATE_DIR_CONFIG,
                state.toString());
        Properties settings = StreamsSettings.of(config, kafka, new NearfarMetrics(), Redactor.of(new byte[32]), pool);
        driver = new TopologyTestDriver(topology, settings);
        stores = new StreamStores(
                driver.getWindowStore("tickets-rows-1"),
                driver.getKeyValueStore("tickets-leaders-1"),
                driver.getKeyValueStore("tickets-records-1"),
                driver.getKeyValueStore("tickets-counters-1"),
                new CodeFile(state));
    }

    private static final class Idle extends ContextualProcessor<byte[], byte[], Void, Void> {

        @Override
        public void process(Record<byte[], byte[]> record) {}
    }

    @AfterEach
    void close() {
        stores.vectors().close();
        driver.close();
        pool.close();
    }

    @Test
    void aThousandTenantsFullOfClustersFitAndThoseThatLeftTheHeapDecideAsIfTheyHadNot() {
        // Given
        Memory plain = judge.plainMemory();
        HeapHeld<StoredMemory> heap = new HeapHeld<>(memory());

        // When
        for (int number = 0; number < TENANTS; number++) {
            heap.get().apply(changes(new FullTenant(number)));
        }
        asked().forEach(number -> plain.apply(changes(new FullTenant(number))));

        // Then
        assertDecidedAlike(heap.get(), plain);
        double stored = bytes() / MIB;
        double held = heap.release() / MIB;
        System.out.printf(
                Locale.ROOT,
                "%,d tenants of %,d clusters and %,d counted words: %.2f MiB of state and %.3f MiB of heap each, %.1f"
                        + " MiB of heap in all%n",
                TENANTS,
                prototypes.size(),
                SOME_WORDS,
                stored / TENANTS,
                held / TENANTS,
                held);
        assertThat(stored / TENANTS).isLessThan(MOST_STATE);
        assertThat(held / TENANTS).isLessThan(MOST_HEAP);
        assertThat(held).isLessThan(MOST_HEAP_OF_ALL);
    }

    @Test
    void aTenantAtEveryBoundFits() {
        // Given
        FullTenant tenant = new FullTenant(1);
        HeapHeld<StoredMemory> heap = new HeapHeld<>(memory());

        // When
        heap.get().apply(changes(tenant));
        heap.get().apply(List.of(tenant.words(ALL_WORDS)));
        heap.get().apply(tenant.matters(prototypes, Requesters.MOST));

        // Then
        double stored = bytes() / MIB;
        double held = heap.release() / MIB;
        System.out.printf(
                Locale.ROOT,
                "a tenant of %,d clusters, %,d counted words and %,d matters with %d requesters each in three hours:"
                        + " %.2f MiB of state, %.2f MiB of heap%n",
                prototypes.size(),
                ALL_WORDS,
                prototypes.size(),
                Requesters.MOST,
                stored,
                held);
        assertThat(stored).isLessThan(MOST_STATE);
        assertThat(held).isLessThan(MOST_HEAP_OF_ONE);
    }

    private static IntStream asked() {
        return IntStream.range(0, ASKED).map(i -> i * (TENANTS / ASKED));
    }

    private List<Change> changes(FullTenant tenant) {
        List<Change> changes = new ArrayList<>(tenant.clusters(prototypes));
        changes.add(tenant.words(SOME_WORDS));
        changes.addAll(tenant.counts());
        return changes;
    }

    /** The eldest of those asked had to leave the heap long ago. */
    private void assertDecidedAlike(Memory stored, Memory plain) {
        asked().forEach(number -> {
            EmbeddedRecord ticket = new FullTenant(number).ticket();
            assertThat(judge.rule(ticket, stored)).as("tenant %d", number).isEqualTo(judge.rule(ticket, plain));
        });
    }

    private StoredMemory memory() {
        StoredMemory.Manner manner =
                new StoredMemory.Manner(stream.window(), FullTenant.CLUSTERS, SearchConfig.DEFAULT);
        return StoredMemory.ofText(stores, manner, new NearfarMetrics().watch("tickets", "0_0"));
    }

    /** Bytes of all keys and values, as the changelog keeps them. */
    private long bytes() {
        long[] bytes = new long[1];
        try (var entries = stores.counters().all()) {
            entries.forEachRemaining(entry -> bytes[0] += entry.key.get().length + entry.value.length);
        }
        return bytes[0];
    }

    /** Something whose heap is known once it is let go. */
    private static final class HeapHeld<T> {

        private static final int COLLECTIONS = 3;

        private @Nullable T value;

        HeapHeld(T value) {
            this.value = value;
        }

        T get() {
            return Objects.requireNonNull(value);
        }

        /** Lets it go, and returns how many bytes it alone has held. */
        long release() {
            long before = used();
            value = null;
            return before - used();
        }

        private static long used() {
            for (int i = 0; i < COLLECTIONS; i++) {
                System.gc();
            }
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }
}
