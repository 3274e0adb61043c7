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

    /** Rows that were read, one by one or in one go. */
    int reads;

    /** A scope whose index compares every vector. */
    static HeldRows plain() {
        return new HeldRows(new PlainIndex());
    }

    /** A scope whose index is sketched, with the default bound; one in {@code canaryEvery} searches is checked. */
    static HeldRows sketched(Hash128 scope, int canaryEvery) {
        return sketched(scope, new SearchConfig(SearchConfig.DEFAULT.z(), canaryEvery));
    }

    /** A scope whose index is sketched. */
    static HeldRows sketched(Hash128 scope, SearchConfig config) {
        return new HeldRows(scope, config);
    }

    private HeldRows(VectorIndex index) {
        this.index = index;
    }

    private HeldRows(Hash128 scope, SearchConfig config) {
        this.index = new Searcher(config, BitLoops.fastest(), this, CodeFiles.temporary(), canary).empty(scope);
    }

    void put(RowKey key, RowVector vector) {
        keep(key, vector);
        index.add(key, vector);
    }

    /** Keeps a row of which the index is not told. */
    void keep(RowKey key, RowVector vector) {
        rows.put(key, WindowFormats.ROW.encode(new Row(vector, TEXT)));
    }

    void drop(RowKey key) {
        rows.remove(key);
        index.remove(key);
    }

    @Override
    public byte @Nullable [] row(RowKey key) {
        reads++;
        return rows.get(key);
    }

    @Override
    public void rows(RowKey first, RowKey last, int most, BiConsumer<RowKey, byte[]> reader) {
        rows.subMap(first, true, last, true).entrySet().stream().limit(most).forEach(entry -> {
            reads++;
            reader.accept(entry.getKey(), entry.getValue());
        });
    }
}
