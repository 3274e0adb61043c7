package io.nearfar.window;

import io.nearfar.record.Hash128;
import io.nearfar.record.TextTraits;
import io.nearfar.sketch.BitLoops;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Rows in a sorted map, and an index over them that is told of every change. */
public final class HeldRows implements RowSource {

    private static final Row.Text TEXT =
            new Row.Text("id", 0, Collections.emptySortedMap(), "", new Hash128(0, 0), TextTraits.of("text", true), 0);

    final NavigableMap<RowKey, byte[]> rows = new TreeMap<>();
    final CanaryCounts canary = new CanaryCounts();
    final VectorIndex index;

    /** A scope whose index compares every vector. */
    static HeldRows plain() {
        return new HeldRows(new PlainIndex());
    }

    /** A scope whose index is sketched; every search is checked by the canary if {@code canaryEvery} is 1. */
    static HeldRows sketched(Hash128 scope, int canaryEvery, BitLoops loops) {
        return new HeldRows(scope, new SearchConfig(SearchConfig.DEFAULT.z(), canaryEvery), loops);
    }

    private HeldRows(VectorIndex index) {
        this.index = index;
    }

    private HeldRows(Hash128 scope, SearchConfig config, BitLoops loops) {
        this.index = new Searcher(config, loops, this, canary).empty(scope);
    }

    void put(RowKey key, RowVector vector) {
        rows.put(key, WindowFormats.ROW.encode(new Row(vector, TEXT)));
        index.add(key, vector);
    }

    void drop(RowKey key) {
        rows.remove(key);
        index.remove(key);
    }

    @Override
    public byte @Nullable [] row(RowKey key) {
        return rows.get(key);
    }

    @Override
    public void rows(RowKey first, RowKey last, BiConsumer<RowKey, byte[]> reader) {
        rows.subMap(first, true, last, true).forEach(reader);
    }
}
