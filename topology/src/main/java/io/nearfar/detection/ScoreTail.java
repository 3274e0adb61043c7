package io.nearfar.detection;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often a score as high as this one was seen before: a streaming estimate of the p-value of positive scores.
 * Immutable; owns its arrays.
 */
public final class ScoreTail {

    /*
     * Counts of scores in log-spaced buckets, 32 to an octave from 2^-10 to 2^10, so that the relative error of a score
     * is at most 2.2 %. Two generations: the current one grows to GENERATION scores, then becomes the previous one, so
     * that what is forgotten leaves in whole generations and a shift of level is absorbed after at most two of them.
     */
    private static final int PER_OCTAVE = 32;
    private static final int OCTAVES = 20;
    private static final int BUCKETS = PER_OCTAVE * OCTAVES;
    private static final int GENERATION = 20_000;
    private static final double LN_2 = StrictMath.log(2);

    public static final ScoreTail EMPTY = new ScoreTail(new int[BUCKETS], new int[BUCKETS], 0);

    private final int[] current;
    private final int[] previous;
    private final long scores;

    private ScoreTail(int[] current, int[] previous, long scores) {
        this.current = current;
        this.previous = previous;
        this.scores = scores;
    }

    /** From bucket counts as {@link #current()} and {@link #previous()} give them, and all scores ever added. */
    public static ScoreTail of(Map<Integer, Integer> current, Map<Integer, Integer> previous, long scores) {
        return new ScoreTail(dense(current), dense(previous), scores);
    }

    /** This tail with one more score. */
    public ScoreTail plus(double score) {
        boolean full = scores > 0 && scores % GENERATION == 0;
        int[] grown = full ? new int[BUCKETS] : current.clone();
        grown[bucket(score)]++;
        return new ScoreTail(grown, full ? current : previous, scores + 1);
    }

    /**
     * The share of scores so far that are as high as {@code score} or higher, itself counted, in (0, 1]. Scores of one
     * bucket count as equal, so the estimate errs on the high, quiet side.
     */
    public double pValue(double score) {
        long higher = 0;
        long all = 0;
        int bucket = bucket(score);
        for (int i = 0; i < BUCKETS; i++) {
            int count = current[i] + previous[i];
            all += count;
            higher += i >= bucket ? count : 0;
        }
        return (higher + 1.0) / (all + 1.0);
    }

    /** Scores ever added. */
    public long scores() {
        return scores;
    }

    /** Counts of the current generation by bucket, empty buckets left out. */
    public SortedMap<Integer, Integer> current() {
        return sparse(current);
    }

    /** Counts of the previous generation by bucket, empty buckets left out. */
    public SortedMap<Integer, Integer> previous() {
        return sparse(previous);
    }

    private static int bucket(double score) {
        if (!(score > 0)) {
            return 0;
        }
        double octave = StrictMath.log(score) / LN_2 + OCTAVES / 2.0;
        return Math.clamp((long) (octave * PER_OCTAVE), 0, BUCKETS - 1);
    }

    private static int[] dense(Map<Integer, Integer> sparse) {
        int[] dense = new int[BUCKETS];
        sparse.forEach((bucket, count) -> dense[bucket] = count);
        return dense;
    }

    private static SortedMap<Integer, Integer> sparse(int[] dense) {
        SortedMap<Integer, Integer> sparse = new TreeMap<>();
        for (int i = 0; i < dense.length; i++) {
            if (dense[i] != 0) {
                sparse.put(i, dense[i]);
            }
        }
        return sparse;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScoreTail tail
                && scores == tail.scores
                && Arrays.equals(current, tail.current)
                && Arrays.equals(previous, tail.previous);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(scores) * 31 + Arrays.hashCode(current);
    }

    @Override
    public String toString() {
        return "ScoreTail[" + scores + " scores]";
    }
}
