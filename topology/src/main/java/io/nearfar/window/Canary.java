package io.nearfar.window;

import io.nearfar.window.VectorIndex.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;

/**
 * Checks one in so many searches against the rows themselves, one by one, and counts what the search missed. Changes no
 * answer. Of the nearest only those with a similarity above 0.5 count. Reads at most one chunk, {@value Chunk#MOST} rows, so
 * that its cost is bounded whatever the scope; each chunk of a scope in its turn. Confined to one thread.
 */
final class Canary {

    /** Below this nothing depends on which of many unlike records are named as the nearest. */
    private static final double LEAST = 0.5;

    private final int every;
    private final CanaryCounts counts;
    private long searches;

    Canary(int every, CanaryCounts counts) {
        this.every = every;
        this.counts = counts;
    }

    void checkNearest(RecentVectors vectors, Query query, int count, List<Neighbour> answer) {
        double last =
                answer.size() < count ? LEAST : Math.max(LEAST, answer.getLast().similarity());
        check(vectors, query, answer, similarity -> similarity > last);
    }

    void checkWithin(RecentVectors vectors, Query query, double least, List<Neighbour> answer) {
        check(vectors, query, answer, similarity -> similarity >= least);
    }

    private void check(RecentVectors vectors, Query query, List<Neighbour> answer, DoublePredicate belongs) {
        if (every == 0 || ++searches % every != 0 || vectors.chunks() == 0) {
            return;
        }
        RowBytes bytes = vectors.bytesOf(query);
        Map<Long, Double> best = new HashMap<>();
        int chunk = vectors.nextChunk();
        int[] rows = new int[1];
        vectors.readChunk(chunk, query, (key, row) -> {
            rows[0]++;
            best.merge(key.record(), bytes.similarity(row), Math::max);
        });
        Set<Long> answered =
                answer.stream().map(neighbour -> neighbour.row().record()).collect(Collectors.toSet());
        best.values().removeIf(similarity -> !belongs.test(similarity));
        long found = best.keySet().stream().filter(answered::contains).count();
        counts.add(rows[0], found, best.size() - found);
    }
}
