package io.nearfar.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.apache.kafka.streams.state.internals.BlockBasedTableConfigWithAccessibleCache;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** Bounds the memory of all RocksDB stores of a process together: one block cache, one write-buffer manager. */
public final class SharedRocksMemory implements RocksDBConfigSetter {

    /*
     * Memtables count against the cache, and index and filter blocks live in it, so the cache's size bounds what all
     * stores hold outside the heap (RocksDB wiki, "Memory usage in RocksDB"). The cache that Kafka Streams made for the
     * store is closed, because the shared one takes its place.
     */
    private static final long WRITE_BUFFER = 8L << 20;

    /** The memory that the stores of one process share. Closed after the last store. */
    public static final class Pool implements AutoCloseable {

        /** The Streams setting that takes the pool. */
        public static final String KEY = "nearfar.rocksdb.memory";

        private final Cache cache;
        private final WriteBufferManager writeBuffers;

        public Pool(NearfarConfig.StoreMemory memory) {
            RocksDB.loadLibrary();
            cache = new LRUCache(memory.blockCacheBytes() + memory.writeBufferBytes());
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
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(pool.writeBuffers);
        options.setWriteBufferSize(WRITE_BUFFER);
        own.close();
    }

    @Override
    public void close(String store, Options options) {
        // The cache and the write-buffer manager belong to the pool.
    }
}
