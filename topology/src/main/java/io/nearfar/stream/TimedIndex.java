package io.nearfar.stream;

import io.micrometer.core.instrument.Timer;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.window.Neighbour;
import io.nearfar.window.RowKey;
import io.nearfar.window.VectorIndex;
import java.util.List;

/**
 * An index whose searches are timed.
 *
 * @param index what is searched
 * @param nearest what times the search for the nearest
 */
record TimedIndex(VectorIndex index, Timer nearest) implements VectorIndex {

    @Override
    public void add(RowKey key, long sequence, EmbeddingCode code) {
        index.add(key, sequence, code);
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
    public List<Neighbour> nearest(Query query) {
        Timer.Sample search = Timer.start();
        List<Neighbour> found = index.nearest(query);
        search.stop(nearest);
        return found;
    }
}
