package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.streams.state.internals.BlockBasedTableConfigWithAccessibleCache;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

class SharedRocksMemoryTest {

    @ParameterizedTest
    @CsvSource({
        "tickets-rows-1, true",
        "tickets-rows-1.1700000000000, true",
        "rows-leaders-1, false",
        "tickets-records-1, false",
        "tickets-counters-1, false"
    })
    void rowsAreMapped(String store, boolean mapped) {
        try (SharedRocksMemory.Pool pool = new SharedRocksMemory.Pool(NearfarConfig.StoreMemory.DEFAULTS);
                Options options = new Options()) {
            BlockBasedTableConfigWithAccessibleCache table = new BlockBasedTableConfigWithAccessibleCache();
            table.setBlockCache(new LRUCache(1 << 20));
            options.setTableFormatConfig(table);

            new SharedRocksMemory().setConfig(store, options, Map.of(SharedRocksMemory.Pool.KEY, pool));

            assertThat(options.allowMmapReads()).isEqualTo(mapped);
        }
    }
}
