package io.nearfar.stream;

import io.nearfar.window.RowKey;
import io.nearfar.window.RowSource;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one task: vectors or charges by {@link RowKey}. Rows that were looked up are kept until the next write, for
 * a decision asks more than once for the same. Confined to the stream thread that owns the task.
 */
public final class StoredRows implements RowSource {

    private static final int MOST_KEPT = 1024;

    private final WindowStore<Bytes, byte[]> store;
    private final Map<RowKey, byte[]> lookedUp = new HashMap<>();

    public StoredRows(WindowStore<Bytes, byte[]> store) {
        this.store = store;
    }

    @Override
    public byte @Nullable [] row(RowKey key) {
        byte[] known = lookedUp.get(key);
        if (known != null) {
            return known;
        }
        byte[] row = store.fetch(bytes(key), key.time());
        if (row != null) {
            if (lookedUp.size() == MOST_KEPT) {
                lookedUp.clear();
            }
            lookedUp.put(key, row);
        }
        return row;
    }

    @Override
    public void rows(RowKey first, RowKey last, int most, BiConsumer<RowKey, byte[]> reader) {
        Instant from = Instant.ofEpochMilli(first.time());
        Instant to = Instant.ofEpochMilli(last.time());
        try (var rows = store.fetch(bytes(first), bytes(last), from, to)) {
            for (int read = 0; read < most && rows.hasNext(); read++) {
                var entry = rows.next();
                reader.accept(RowKey.fromBytes(entry.key.key().get()), entry.value);
            }
        }
    }

    /** Reads every row of every scope, scope by scope in the order of keys within each segment of time. */
    public void all(BiConsumer<RowKey, byte[]> reader) {
        try (var rows = store.all()) {
            while (rows.hasNext()) {
                var entry = rows.next();
                reader.accept(RowKey.fromBytes(entry.key.key().get()), entry.value);
            }
        }
    }

    /** Writes a row; null deletes it. */
    public void put(RowKey key, byte @Nullable [] row) {
        lookedUp.clear();
        store.put(bytes(key), row, key.time());
    }

    private static Bytes bytes(RowKey key) {
        return Bytes.wrap(key.toBytes());
    }
}
