package io.nearfar.stream;

import io.micrometer.core.instrument.Timer;
import io.nearfar.window.Neighbour;
import io.nearfar.window.RowKey;
import io.nearfar.window.RowVector;
import io.nearfar.window.VectorIndex;
import java.util.List;

/**
 * An index whose searches are timed.
 *
 * @param index what is searched
 * @param nearest what times the search for the nearest
 * @param threshold what times the search for all above a similarity
 */
record TimedIndex(VectorIndex index, Timer nearest, Timer threshold) implements VectorIndex {

    @Override
    public void add(RowKey key, RowVector vector) {
        index.add(key, vector);
    }

    @Override
    public void remove(RowKey key) {
        index.remove(key);
    }

    @Override
    public void expire(long floor) {
        index.expire(floor);
    }

    @Override
    public int records() {
        return index.records();
    }

    @Override
    public long bytes() {
        return index.bytes();
    }

    @Override
    public List<RowKey> oldest(int count) {
        return index.oldest(count);
    }

    @Override
    public List<Neighbour> nearest(Query query, int count) {
        return nearest.record(() -> index.nearest(query, count));
    }

    @Override
    public List<Neighbour> within(Query query, double similarity) {
        return threshold.record(() -> index.within(query, similarity));
    }
}
