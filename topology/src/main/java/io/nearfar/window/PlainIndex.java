package io.nearfar.window;

import io.nearfar.embedding.EmbeddingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

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
        Neighbour ofRecord = null;
        for (var entry : entries.entrySet()) {
            RowKey key = entry.getKey();
            if (key.time() <= query.floor() || entry.getValue().sequence() >= query.before()) {
                continue;
            }
            Neighbour row =
                    new Neighbour(key, query.code().similarity(entry.getValue().code()));
            boolean sameRecord = ofRecord != null && sameRecord(ofRecord.row(), key);
            if (ofRecord != null && !sameRecord) {
                best.offer(ofRecord);
            }
            ofRecord = sameRecord && ofRecord.similarity() >= row.similarity() ? ofRecord : row;
        }
        if (ofRecord != null) {
            best.offer(ofRecord);
        }
        return best.sorted();
    }

    private static boolean sameRecord(RowKey a, RowKey b) {
        return a.record() == b.record() && a.time() == b.time();
    }

    /** The best few of what it was offered. */
    private static final class Best {

        private final int count;
        private final List<Neighbour> kept = new ArrayList<>();

        Best(int count) {
            this.count = count;
        }

        void offer(Neighbour neighbour) {
            if (kept.size() == count && Neighbour.BEST_FIRST.compare(neighbour, kept.getLast()) >= 0) {
                return;
            }
            int at = kept.size();
            while (at > 0 && Neighbour.BEST_FIRST.compare(neighbour, kept.get(at - 1)) < 0) {
                at--;
            }
            kept.add(at, neighbour);
            if (kept.size() > count) {
                kept.removeLast();
            }
        }

        List<Neighbour> sorted() {
            return List.copyOf(kept);
        }
    }
}
