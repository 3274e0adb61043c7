package io.nearfar.window;

import io.nearfar.sketch.BitLoops;
import io.nearfar.sketch.BitWeights;
import io.nearfar.sketch.QuerySketch;
import io.nearfar.sketch.Sketch;
import io.nearfar.sketch.SketchBound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds by their sketches the rows that may answer a query. What it returns depends on the rows in an index alone, not on
 * how they came there. Holds buffers for one search at a time; confined to one thread.
 */
final class SketchSearch {

    /** Rows nearest by their bits that are looked at more closely. */
    private static final int LOOKED_AT = 1024;

    /** Of doubles, so that a row equal to the query is never taken for less. */
    private static final double ROUNDING = 1e-9;

    private final BitLoops loops;
    private final SketchBound bound;
    private final long[] hits = new long[Chunk.MOST + BitLoops.SLACK];

    SketchSearch(BitLoops loops, SketchBound bound) {
        this.loops = loops;
        this.bound = bound;
    }

    /**
     * What is looked for.
     *
     * @param sketch the query's
     * @param deviations standard deviations that an estimate may be off
     * @param floor only rows with a later event time
     * @param before only rows with a lesser sequence number
     */
    record Sought(QuerySketch sketch, double deviations, long floor, long before) {

        boolean admits(Chunk chunk, int row) {
            return chunk.time(row) > floor && chunk.sequence(row) < before;
        }

        double estimate(Chunk chunk, int row) {
            return sketch.similarity(chunk.words(), row, chunk.capacity(), chunk.alignment(row));
        }

        /** Whether a row of that estimate may have that similarity. */
        boolean mayReach(double similarity, double estimate, byte alignment) {
            return estimate + deviations * sketch.deviation(similarity, alignment) >= similarity - ROUNDING;
        }
    }

    /**
     * A row that may answer.
     *
     * @param place its place in the scope
     * @param estimate its estimated cosine similarity
     * @param alignment that of its sketch
     */
    record Candidate(Chunk.Place place, double estimate, byte alignment) {

        static final Comparator<Candidate> BEST_FIRST =
                Comparator.comparingDouble(Candidate::estimate).reversed().thenComparing(Candidate::place);

        static Candidate of(Chunk chunk, int row, double estimate) {
            return new Candidate(chunk.place(row), estimate, chunk.alignment(row));
        }
    }

    /**
     * All at or above a similarity.
     *
     * @param similarity the similarity
     * @param bounds how far their first words may be from the query's, by weight
     */
    record Threshold(double similarity, SketchBound.Bounds bounds) {}

    Threshold threshold(Sought sought, double similarity) {
        return new Threshold(similarity, bound.of(sought.sketch().weights(), similarity));
    }

    /** The rows of a chunk whose similarity may be that or more. */
    List<Candidate> within(Chunk chunk, Sought sought, Threshold threshold) {
        List<Candidate> candidates = new ArrayList<>();
        int near = near(chunk, sought.sketch().weights(), threshold.bounds());
        for (int i = 0; i < near; i++) {
            int row = (int) hits[i];
            double estimate = sought.estimate(chunk, row);
            boolean may = sought.mayReach(threshold.similarity(), estimate, chunk.alignment(row));
            if (may && sought.admits(chunk, row)) {
                candidates.add(Candidate.of(chunk, row, estimate));
            }
        }
        return candidates;
    }

    /** Puts the rows whose first words are within their bounds to the front of the hits; how many there are. */
    private int near(Chunk chunk, BitWeights query, SketchBound.Bounds bounds) {
        int two = loops.near(chunk.words(), chunk.capacity(), chunk.size(), query, bounds.two(), hits);
        int three = nearer(chunk, query, 3, two, bounds.three());
        return nearer(chunk, query, 4, three, bounds.four());
    }

    /** Keeps of the first hits those within a bound by so many words; without a branch, so that reads overlap. */
    private int nearer(Chunk chunk, BitWeights query, int count, int near, int bound) {
        long[] words = chunk.words();
        int stride = chunk.capacity();
        int kept = 0;
        for (int i = 0; i < near; i++) {
            int row = (int) hits[i];
            int distance = 0;
            for (int word = 0; word < count; word++) {
                distance += query.distance(word, words[word * stride + row]);
            }
            hits[kept] = row;
            kept += distance <= bound ? 1 : 0;
        }
        return kept;
    }

    /** At most {@code count} rows that are likely the nearest, by their estimates, best first. */
    List<Candidate> nearest(SketchIndex index, Sought sought, int count) {
        NearestBits nearest = new NearestBits(Math.max(LOOKED_AT, count));
        List<Chunk> chunks = index.chunks();
        for (int at = 0; at < chunks.size(); at++) {
            Chunk chunk = chunks.get(at);
            Sketch sketch = sought.sketch().sketch();
            int near = loops.nearest(chunk.words(), chunk.capacity(), chunk.size(), sketch, nearest.bound(), hits);
            for (int i = 0; i < near; i++) {
                if (sought.admits(chunk, (int) hits[i])) {
                    nearest.offer((int) (hits[i] >>> Integer.SIZE), at, (int) hits[i]);
                }
            }
            nearest.tighten();
        }
        return best(chunks, nearest, sought, count);
    }

    private static List<Candidate> best(List<Chunk> chunks, NearestBits nearest, Sought sought, int count) {
        long[] rows = nearest.rows();
        double[] estimates = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            estimates[i] = sought.estimate(chunks.get(NearestBits.chunk(rows[i])), NearestBits.row(rows[i]));
        }
        double least = least(estimates, count);
        List<Candidate> best = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            if (estimates[i] >= least) {
                Chunk chunk = chunks.get(NearestBits.chunk(rows[i]));
                best.add(Candidate.of(chunk, NearestBits.row(rows[i]), estimates[i]));
            }
        }
        best.sort(Candidate.BEST_FIRST);
        return best.subList(0, Math.min(count, best.size()));
    }

    /** The estimate that {@code count} of them reach. */
    private static double least(double[] estimates, int count) {
        double[] sorted = estimates.clone();
        Arrays.sort(sorted);
        return sorted.length <= count ? Double.NEGATIVE_INFINITY : sorted[sorted.length - count];
    }
}
