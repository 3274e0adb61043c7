package io.nearfar.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.apache.kafka.streams.state.internals.BlockBasedTableConfigWithAccessibleCache;
import org.rocksdb.Cache;
import org.rocksdb.DataBlockIndexType;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the memory of all RocksDB stores of a process together: one block cache and one write-buffer manager. Files of rows
 * are mapped, and only the system bounds what of them is in memory.
 */
public final class SharedRocksMemory implements RocksDBConfigSetter {

    /*
     * Memtables count against the cache, and index and filter blocks live in it, so the cache's size bounds what all
     * stores hold outside the heap (RocksDB wiki, "Memory usage in RocksDB"). The cache that Kafka Streams made for the
     * store is closed, because the shared one takes its place.
     *
     * Rows are many, and a search looks up those that were not read lately: they would only push the blocks of other stores
     * out of the cache. Their files are mapped into memory, where the cache takes no part: a row is read where it lies, and
     * the system's page cache holds what memory has room for. So do the indexes of these files, whole and outside the cache,
     * which take about ten bytes of memory a row; a hash in each block finds the row in it (RocksDB wiki, "Data Block Hash
     * Index"); and the last level has no filters, for nearly all rows that are looked up are there: only a loop over a
     * record's ordinals ends with a miss, which reads one block.
     * The indexes and filters of the other stores are in parts of a block each, of which only the top stays in memory
     * (RocksDB wiki, "Partitioned Index Filters").
     */
    private static final long WRITE_BUFFER = 8L << 20;

    /** Of the cache's shards, as a power of two: RocksDB's choice by its size. */
    private static final int SHARDS = -1;

    /** Share of the cache that data blocks do not push index and filter blocks out of. */
    private static final double FOR_INDEXES = 0.5;

    /** The memory that the stores of one process share. Closed after the last store. */
    public static final class Pool implements AutoCloseable {

        /** The Streams setting that takes the pool. */
        public static final String KEY = "nearfar.rocksdb.memory";

        private final Cache cache;
        private final WriteBufferManager writeBuffers;

        public Pool(NearfarConfig.StoreMemory memory) {
            RocksDB.loadLibrary();
            cache = new LRUCache(memory.blockCacheBytes() + memory.writeBufferBytes(), SHARDS, false, FOR_INDEXES);
            writeBuffers = new WriteBufferManager(memory.writeBufferBytes(), cache);
        }

        @Override
        public void close() {
            writeBuffers.close();
            cache.close();
        }
    }

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        Pool pool = (Pool) configs.get(Pool.KEY);
        if (pool == null) {
            throw new IllegalStateException(Pool.KEY + " is not set");
        }
        BlockBasedTableConfigWithAccessibleCache table =
                (BlockBasedTableConfigWithAccessibleCache) options.tableFormatConfig();
        Cache own = table.blockCache();
        table.setBlockCache(pool.cache);
        if (StreamStores.holdsRows(store)) {
            mapped(options, table);
        } else {
            cached(table);
        }
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(pool.writeBuffers);
        options.setWriteBufferSize(WRITE_BUFFER);
        own.close();
    }

    private static void mapped(Options options, BlockBasedTableConfigWithAccessibleCache table) {
        table.setCacheIndexAndFilterBlocks(false);
        table.setDataBlockIndexType(DataBlockIndexType.kDataBlockBinaryAndHash);
        options.setOptimizeFiltersForHits(true);
        options.setAllowMmapReads(true);
    }

    private static void cached(BlockBasedTableConfigWithAccessibleCache table) {
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setIndexType(IndexType.kTwoLevelIndexSearch);
        table.setPartitionFilters(true);
        table.setPinTopLevelIndexAndFilter(true);
    }

    @Override
    public void close(String store, Options options) {
        // The cache and the write-buffer manager belong to the pool.
    }
}
