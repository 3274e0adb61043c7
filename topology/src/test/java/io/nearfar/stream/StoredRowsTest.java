package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.record.Hash128;
import io.nearfar.window.RowKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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

/** Rows in a real RocksDB, as a task holds them. */
class StoredRowsTest {

    private static final long DAY = 86_400_000;

    /** Neighbours in the order of keys, those at both ends among them. */
    private static final List<Hash128> SCOPES =
            List.of(new Hash128(0, 0), new Hash128(5, -1), new Hash128(6, 0), new Hash128(6, 1), new Hash128(-1, -1));

    @TempDir
    private Path state;

    private TopologyTestDriver driver;
    private StoredRows rows;
    private final NavigableMap<RowKey, String> model = new TreeMap<>();

    @BeforeEach
    void open() {
        Topology topology = new Topology()
                .addSource("scope", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "scope")
                .addProcessor("detect", Idle::new, "scope");
        StreamStores.builders("tickets", Configs.TICKET_WINDOW)
                .forEach(store -> topology.addStateStore(store, "detect"));
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "rows");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(topology, settings);
        rows = new StoredRows(driver.getWindowStore("tickets-rows-1"));
    }

    private static final class Idle extends ContextualProcessor<byte[], byte[], Void, Void> {

        @Override
        public void process(Record<byte[], byte[]> record) {}
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void rowsOfOneScopeAreReadInOrderFromFirstToLast() {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            for (int i = 0; i < 400; i++) {
                put(key(random), "row %d of seed %d".formatted(i, seed));
            }
            for (int i = 0; i < 400; i++) {
                Hash128 scope = SCOPES.get(random.nextInt(SCOPES.size()));
                RowKey one = end(random, scope);
                RowKey other = end(random, scope);
                RowKey first = one.compareTo(other) <= 0 ? one : other;
                RowKey last = one.compareTo(other) <= 0 ? other : one;
                assertThat(read(reader -> rows.rows(first, last, Integer.MAX_VALUE, reader)))
                        .as("seed %d, %s to %s", seed, first, last)
                        .isEqualTo(List.copyOf(
                                model.subMap(first, true, last, true).entrySet()));
            }
        }
    }

    @Test
    void everyRowOfEveryScopeIsRead() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            put(key(random), "row " + i);
        }
        assertThat(read(rows::all)).hasSameSizeAs(model.entrySet()).hasSameElementsAs(model.entrySet());
    }

    @Test
    void lookUpsFollowEveryWrite() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            for (int step = 0; step < 300; step++) {
                RowKey key = new RowKey(SCOPES.get(random.nextInt(2)), random.nextInt(5), random.nextInt(2), 0);
                switch (random.nextInt(4)) {
                    case 0 -> put(key, "step %d of seed %d".formatted(step, seed));
                    case 1 -> {
                        rows.put(key, null);
                        model.remove(key);
                    }
                    default -> {}
                }
                assertThat(text(rows.row(key)))
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(model.getOrDefault(key, ""));
            }
        }
    }

    @Test
    void asManyRowsAreLookedUpAsOneLikes() {
        Random random = new Random(1);
        for (int i = 0; i < 3_000; i++) {
            put(key(random), "row " + i);
        }
        for (int round = 0; round < 2; round++) {
            model.forEach((key, text) -> assertThat(text(rows.row(key))).isEqualTo(text));
        }
    }

    private static List<Map.Entry<RowKey, String>> read(Consumer<BiConsumer<RowKey, byte[]>> source) {
        List<Map.Entry<RowKey, String>> read = new ArrayList<>();
        source.accept((key, row) -> read.add(Map.entry(key, text(row))));
        return read;
    }

    private static String text(byte @Nullable [] row) {
        return row == null ? "" : new String(row, StandardCharsets.UTF_8);
    }

    private void put(RowKey key, String text) {
        rows.put(key, text.getBytes(StandardCharsets.UTF_8));
        model.put(key, text);
    }

    /** In three years, which are several segments of the store. */
    private static RowKey key(Random random) {
        Hash128 scope = SCOPES.get(random.nextInt(SCOPES.size()));
        long time = 20_000 * DAY + random.nextLong(10) * 100 * DAY + random.nextInt(3);
        return new RowKey(scope, time, random.nextLong(), random.nextInt(3));
    }

    /** A row there is, or a place where there is none. */
    private RowKey end(Random random, Hash128 scope) {
        RowKey key = key(random);
        RowKey near = model.ceilingKey(new RowKey(scope, key.time(), key.record(), 0));
        return near != null && near.scope().equals(scope) ? near : new RowKey(scope, key.time(), key.record(), 127);
    }
}
