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
import java.util.function.Consumer;

/**
 * Finds by their sketches the rows that may answer a query. What it returns depends on the rows in an index alone, not on
 * how they came there. Holds buffers for one search at a time; confined to one thread.
 */
final class SketchSearch {

    /*
     * Each word of a row is a cache line of its own, so a step reads that line for all rows that the step before has left:
     * many reads of memory then wait together. Chunk by chunk, each with a handful of such rows, they would wait in turn.
     */

    /** Rows nearest by their bits that are looked at more closely. */
    private static final int LOOKED_AT = 1024;

    /** Rows whose sketches are gathered together. */
    private static final int AT_ONCE = 512;

    /** Of doubles, so that a row equal to the query is never taken for less. */
    private static final double ROUNDING = 1e-9;

    private final BitLoops loops;
    private final SketchBound bound;
    private final long[] hits = new long[Chunk.MOST + BitLoops.SLACK];
    private long[] rows = new long[Chunk.MOST];
    private final long[] sketches = new long[AT_ONCE * Sketch.WORDS];
    private final byte[] alignments = new byte[AT_ONCE];

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

        /** Whether a row of that estimate may have that similarity. */
        boolean mayReach(double similarity, double estimate, byte alignment) {
            return estimate + deviations * sketch.deviation(similarity, alignment) >= similarity - ROUNDING;
        }
    }

    /**
     * A row that may answer.
     *
     * @param chunk where it is
     * @param row which of the chunk's
     * @param estimate its estimated cosine similarity
     */
    record Candidate(Chunk chunk, int row, double estimate) {

        static final Comparator<Candidate> BEST_FIRST =
                Comparator.comparingDouble(Candidate::estimate).reversed().thenComparing(Candidate::place);

        Chunk.Place place() {
            return chunk.place(row);
        }

        byte alignment() {
            return chunk.alignment(row);
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

    /** The rows whose similarity may be that or more. */
    List<Candidate> within(List<Chunk> chunks, Sought sought, Threshold threshold) {
        BitWeights query = sought.sketch().weights();
        SketchBound.Bounds bounds = threshold.bounds();
        int two = near(chunks, query, bounds.two());
        int three = nearer(chunks, query, 2, two, bounds.three());
        int four = nearer(chunks, query, 3, three, bounds.four());
        List<Candidate> candidates = new ArrayList<>();
        estimate(chunks, rows, four, sought, candidate -> {
            if (sought.mayReach(threshold.similarity(), candidate.estimate(), candidate.alignment())) {
                candidates.add(candidate);
            }
        });
        candidates.removeIf(candidate -> !sought.admits(candidate.chunk(), candidate.row()));
        return candidates;
    }

    /** Estimates the similarity of the first of some rows, in their order. */
    private void estimate(List<Chunk> chunks, long[] some, int count, Sought sought, Consumer<Candidate> taker) {
        for (int from = 0; from < count; from += AT_ONCE) {
            int to = Math.min(count, from + AT_ONCE);
            gather(chunks, some, from, to);
            for (int i = from; i < to; i++) {
                Chunk chunk = chunks.get(PackedRow.chunk(some[i]));
                int at = i - from;
                double estimate = sought.sketch().similarity(sketches, at * Sketch.WORDS, 1, alignments[at]);
                taker.accept(new Candidate(chunk, PackedRow.row(some[i]), estimate));
            }
        }
    }

    /** Reads the sketches of some rows to lie side by side. */
    private void gather(List<Chunk> chunks, long[] some, int from, int to) {
        for (int i = from; i < to; i++) {
            Chunk chunk = chunks.get(PackedRow.chunk(some[i]));
            long[] words = chunk.words();
            int row = PackedRow.row(some[i]);
            for (int word = 0; word < Sketch.WORDS; word++) {
                sketches[(i - from) * Sketch.WORDS + word] = words[word * chunk.capacity() + row];
            }
            alignments[i - from] = chunk.alignment(row);
        }
    }

    /** Finds the rows whose first two words are within their bound; how many there are. */
    private int near(List<Chunk> chunks, BitWeights query, int bound) {
        int all = 0;
        for (int at = 0; at < chunks.size(); at++) {
            Chunk chunk = chunks.get(at);
            int near = loops.near(chunk.words(), chunk.capacity(), chunk.size(), query, bound, hits);
            if (rows.length < all + near) {
                rows = Arrays.copyOf(rows, 2 * (all + near));
            }
            for (int i = 0; i < near; i++) {
                rows[all++] = PackedRow.of((int) (hits[i] >>> Integer.SIZE), at, (int) hits[i]);
            }
        }
        return all;
    }

    /** Keeps of the first rows those within a bound by one more word; without a branch, so that reads overlap. */
    private int nearer(List<Chunk> chunks, BitWeights query, int word, int near, int bound) {
        int kept = 0;
        for (int i = 0; i < near; i++) {
            Chunk chunk = chunks.get(PackedRow.chunk(rows[i]));
            long bits = chunk.words()[word * chunk.capacity() + PackedRow.row(rows[i])];
            int distance = PackedRow.distance(rows[i]) + query.distance(word, bits);
            rows[kept] = PackedRow.at(distance, rows[i]);
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

    private List<Candidate> best(List<Chunk> chunks, NearestBits nearest, Sought sought, int count) {
        long[] found = nearest.rows();
        List<Candidate> all = new ArrayList<>(found.length);
        estimate(chunks, found, found.length, sought, all::add);
        double least = least(all.stream().mapToDouble(Candidate::estimate).toArray(), count);
        all.removeIf(candidate -> candidate.estimate() < least);
        all.sort(Candidate.BEST_FIRST);
        return all.subList(0, Math.min(count, all.size()));
    }

    /** The estimate that {@code count} of them reach. */
    private static double least(double[] estimates, int count) {
        Arrays.sort(estimates);
        return estimates.length <= count ? Double.NEGATIVE_INFINITY : estimates[estimates.length - count];
    }
}
