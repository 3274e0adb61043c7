package io.nearfar.window;

import io.nearfar.sketch.QuerySketch;
import io.nearfar.window.Chunk.Place;
import io.nearfar.window.SketchSearch.Candidate;
import io.nearfar.window.SketchSearch.Sought;
import io.nearfar.window.SketchSearch.Threshold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ObjDoubleConsumer;
import java.util.function.Predicate;

/**
 * The recent vectors of one scope: sketches in memory say which rows may answer, their vectors, kept beside the heap or in the
 * store, whether they do. Similarities are exact. Of all above a similarity a pair is passed over as seldom as
 * {@link io.nearfar.sketch.SketchBound} says; of the nearest also where more rows are alike than are read. Confined to one
 * thread.
 */
public final class RecentVectors implements VectorIndex {

    /*
     * The nearest: the sketches' estimates put the rows in order, and rows are compared in that order but for those whose
     * estimate is so far below the last of the best that they cannot be among them. Where a scope holds many rows that are
     * almost equal, comparing stops after MOST_READ, with the best of these.
     *
     * A small scope is read whole, in one go, which costs a seventh of a look-up for each row (RocksDB unmapped: 0.8 against 5.7 us),
     * and answered exactly; so is the chunk that the canary checks. A row of a larger scope is
     * named even where its store has lost it.
     */
    /** Of the objects around the columns, about: measured over scopes of five rows. */
    private static final int BYTES_PER_SCOPE = 600;

    private static final int MOST_READ = 64;
    private static final int READ_PER_WANTED = 8;
    private static final int LOOKUP_COST = 7;
    private static final int LEAST_IN_ONE_GO = 8;

    private final SketchIndex index;
    private final Searcher searcher;
    private int checked;

    RecentVectors(SketchIndex index, Searcher searcher) {
        this.index = index;
        this.searcher = searcher;
    }

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
    public void clear() {
        index.expire(Long.MAX_VALUE);
    }

    @Override
    public int records() {
        return index.records();
    }

    @Override
    public long bytes() {
        return index.rows() == 0 ? 0 : index.bytes() + BYTES_PER_SCOPE;
    }

    @Override
    public List<RowKey> oldest(int count) {
        return index.oldest(count);
    }

    @Override
    public List<Neighbour> nearest(Query query, int count) {
        if (count == 0) {
            return List.of();
        }
        RowBytes rows = searcher.rows(query.code());
        if (index.isSmall()) {
            return smallNearest(query, count, rows);
        }
        List<Neighbour> nearest = sketchedNearest(query, count, rows);
        searcher.canary().checkNearest(this, query, count, nearest);
        return nearest;
    }

    private List<Neighbour> smallNearest(Query query, int count, RowBytes rows) {
        BestRecords best = new BestRecords(count);
        readAll(query, (key, row) -> best.offer(key, rows.similarity(row)));
        return best.sorted();
    }

    private List<Neighbour> sketchedNearest(Query query, int count, RowBytes rows) {
        Sought sought = sought(query);
        BestRecords best = new BestRecords(count);
        List<Candidate> candidates = searcher.search().nearest(index, sought, MOST_READ + READ_PER_WANTED * count);
        compare(
                candidates,
                rows,
                candidate -> sought.mayReach(best.last(), candidate.estimate(), candidate.alignment()),
                best::offer);
        return best.sorted();
    }

    @Override
    public List<Neighbour> within(Query query, double similarity) {
        RowBytes rows = searcher.rows(query.code());
        Map<Long, Neighbour> found = new HashMap<>();
        if (index.isSmall()) {
            readAll(query, (key, row) -> offer(found, key, rows.similarity(row), similarity));
        } else {
            Sought sought = sought(query);
            Threshold threshold = searcher.search().threshold(sought, similarity);
            List<Candidate> candidates = searcher.search().within(index.chunks(), sought, threshold);
            compare(candidates, rows, candidate -> true, (key, exact) -> offer(found, key, exact, similarity));
        }
        List<Neighbour> within = new ArrayList<>(found.values());
        within.sort(Neighbour.BEST_FIRST);
        if (!index.isSmall()) {
            searcher.canary().checkWithin(this, query, similarity, within);
        }
        return within;
    }

    private static void offer(Map<Long, Neighbour> found, RowKey key, double similarity, double least) {
        if (similarity >= least) {
            found.merge(key.record(), new Neighbour(key, similarity), Neighbour::better);
        }
    }

    /**
     * Tells the similarity of those candidates that are still wanted when it is their turn, by their vectors where these are kept, else
     * by their rows where the store has them.
     */
    private void compare(
            List<Candidate> candidates, RowBytes rows, Predicate<Candidate> wanted, ObjDoubleConsumer<RowKey> taker) {
        for (int from = 0; from < candidates.size(); from += RowBytes.AT_ONCE) {
            List<Candidate> some = candidates.subList(from, Math.min(candidates.size(), from + RowBytes.AT_ONCE));
            double[] similarities = rows.similarities(some);
            for (int i = 0; i < similarities.length; i++) {
                if (wanted.test(some.get(i))) {
                    compare(some.get(i), similarities[i], rows, taker);
                }
            }
        }
    }

    private void compare(Candidate candidate, double similarity, RowBytes rows, ObjDoubleConsumer<RowKey> taker) {
        RowKey key = candidate.place().key(index.scope());
        if (!Double.isNaN(similarity)) {
            taker.accept(key, similarity);
            return;
        }
        byte[] row = searcher.source().row(key);
        if (row != null) {
            taker.accept(key, rows.similarity(row));
        }
    }

    private Sought sought(Query query) {
        double deviations = searcher.bound().z();
        return new Sought(QuerySketch.of(query.code()), deviations, query.floor(), query.before());
    }

    private void readAll(Query query, BiConsumer<RowKey, byte[]> reader) {
        index.chunks().forEach(chunk -> read(chunk, admitted(chunk, query), reader));
    }

    /** Reads every row of a chunk that a query is about. */
    void readChunk(int at, Query query, BiConsumer<RowKey, byte[]> reader) {
        Chunk chunk = index.chunks().get(at);
        read(chunk, admitted(chunk, query), reader);
    }

    RowBytes bytesOf(Query query) {
        return searcher.rows(query.code());
    }

    /** Goes round the chunks, of which there is one at least. */
    int nextChunk() {
        checked = (checked + 1) % index.chunks().size();
        return checked;
    }

    int chunks() {
        return index.chunks().size();
    }

    private static List<Place> admitted(Chunk chunk, Query query) {
        List<Place> places = new ArrayList<>();
        for (int row = 0; row < chunk.size(); row++) {
            if (chunk.time(row) > query.floor() && chunk.sequence(row) < query.before()) {
                places.add(chunk.place(row));
            }
        }
        places.sort(null);
        return places;
    }

    /** Reads those rows of a chunk, given in their order. */
    private void read(Chunk chunk, List<Place> places, BiConsumer<RowKey, byte[]> reader) {
        if (places.size() >= LEAST_IN_ONE_GO && places.size() * LOOKUP_COST >= chunk.size()) {
            lookUp(readInOneGo(places, reader), reader);
        } else {
            lookUp(places, reader);
        }
    }

    private void lookUp(Collection<Place> places, BiConsumer<RowKey, byte[]> reader) {
        for (Place place : places) {
            RowKey key = place.key(index.scope());
            byte[] row = searcher.source().row(key);
            if (row != null) {
                reader.accept(key, row);
            }
        }
    }

    /** Reads on from the first of them while that costs less than looking them up; what is left to look up. */
    private Set<Place> readInOneGo(List<Place> places, BiConsumer<RowKey, byte[]> reader) {
        Set<Place> left = new LinkedHashSet<>(places);
        RowKey first = places.getFirst().key(index.scope());
        RowKey last = places.getLast().key(index.scope());
        searcher.source().rows(first, last, places.size() * LOOKUP_COST, (key, row) -> {
            if (left.remove(Place.of(key))) {
                reader.accept(key, row);
            }
        });
        return left;
    }
}
