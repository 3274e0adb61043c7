package io.nearfar.window;

import io.nearfar.embedding.EmbeddingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares a query with every vector, one by one. Slow for large scopes and always right: what any other index is held
 * against.
 */
public final class PlainIndex implements VectorIndex {

    private record Entry(long sequence, EmbeddingCode code) {}

    private final NavigableMap<RowKey, Entry> entries = new TreeMap<>();
    private int records;

    @Override
    public void add(RowKey key, long sequence, EmbeddingCode code) {
        boolean isNew = entries.put(key, new Entry(sequence, code)) == null;
        if (isNew && key.ordinal() == 0) {
            records++;
        }
    }

    @Override
    public void remove(RowKey key) {
        if (entries.remove(key) != null && key.ordinal() == 0) {
            records--;
        }
    }

    @Override
    public void expire(long floor) {
        while (!entries.isEmpty() && entries.firstKey().time() <= floor) {
            remove(entries.firstKey());
        }
    }

    @Override
    public int records() {
        return records;
    }

    @Override
    public Optional<RowKey> oldest() {
        return entries.keySet().stream().filter(key -> key.ordinal() == 0).findFirst();
    }

    @Override
    public List<Neighbour> nearest(Query query) {
        Best best = new Best(query.count());
        for (var entry : entries.entrySet()) {
            RowKey key = entry.getKey();
            if (key.time() > query.floor() && entry.getValue().sequence() < query.before()) {
                best.offer(key, query.code().similarity(entry.getValue().code()));
            }
        }
        return best.sorted();
    }

    /** The best few of what it was offered. */
    private static final class Best {

        private final int count;
        private final List<Neighbour> kept = new ArrayList<>();

        Best(int count) {
            this.count = count;
        }

        void offer(RowKey key, double similarity) {
            if (kept.size() == count && similarity < kept.getLast().similarity()) {
                return;
            }
            Neighbour offered = new Neighbour(key, similarity);
            Neighbour rival = ofSameRecord(key);
            if (rival != null && Neighbour.BEST_FIRST.compare(rival, offered) <= 0) {
                return;
            }
            kept.remove(rival);
            kept.add(offered);
            kept.sort(Neighbour.BEST_FIRST);
            if (kept.size() > count) {
                kept.removeLast();
            }
        }

        private @Nullable Neighbour ofSameRecord(RowKey key) {
            for (Neighbour neighbour : kept) {
                if (neighbour.row().record() == key.record()) {
                    return neighbour;
                }
            }
            return null;
        }

        List<Neighbour> sorted() {
            return List.copyOf(kept);
        }
    }
}
