package io.nearfar.detection;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The scores of one generation: the {@value #EXACT} highest as they are, all of them counted in buckets. Immutable; owns
 * its arrays.
 */
public final class ScoreCounts {

    /** How many of the highest scores are kept. */
    public static final int EXACT = 32;

    /*
     * Log-spaced buckets, 8 to an octave from 2^-10 to 2^10. Of the bulk, which alerts nobody, 9 % are near enough. What is
     * less than LEAST is rounding, and all of it equal.
     */
    private static final double LEAST = 1 / 1024.0;

    private static final int PER_OCTAVE = 8;
    private static final int OCTAVES = 20;
    private static final int BUCKETS = PER_OCTAVE * OCTAVES;
    private static final double LN_2 = StrictMath.log(2);

    /** Before the first score. */
    public static final ScoreCounts EMPTY = new ScoreCounts(new float[0], new int[BUCKETS], 0);

    private final float[] highest;
    private final int[] buckets;
    private final int count;

    private ScoreCounts(float[] highest, int[] buckets, int count) {
        this.highest = highest;
        this.buckets = buckets;
        this.count = count;
    }

    /** From what {@link #highest()} and {@link #buckets()} gave. */
    public static ScoreCounts of(float[] highest, Map<Integer, Integer> buckets) {
        int[] dense = new int[BUCKETS];
        buckets.forEach((bucket, scores) -> dense[bucket] = scores);
        return new ScoreCounts(highest.clone(), dense, Arrays.stream(dense).sum());
    }

    ScoreCounts plus(double score) {
        int[] counted = buckets.clone();
        counted[bucket(score)]++;
        return new ScoreCounts(inserted(kept(score)), counted, count + 1);
    }

    private float[] inserted(float score) {
        boolean full = highest.length == EXACT;
        if (full && score <= highest[0]) {
            return highest;
        }
        int place = Arrays.binarySearch(highest, score);
        int at = place < 0 ? -place - 1 : place;
        float[] grown = new float[full ? EXACT : highest.length + 1];
        int lost = full ? 1 : 0;
        System.arraycopy(highest, lost, grown, 0, at - lost);
        grown[at - lost] = score;
        System.arraycopy(highest, at, grown, at - lost + 1, highest.length - at);
        return grown;
    }

    /** How many are {@code score} or higher; below those that are known exactly, a few too many. */
    int atLeast(double score) {
        float asked = kept(score);
        if (highest.length == EXACT && asked <= highest[0]) {
            return Arrays.stream(buckets, bucket(score), BUCKETS).sum();
        }
        int higher = 0;
        for (float each : highest) {
            higher += each >= asked ? 1 : 0;
        }
        return higher;
    }

    /** Scores in it. */
    int count() {
        return count;
    }

    /** The highest scores, ascending. */
    public float[] highest() {
        return highest.clone();
    }

    /** Scores by bucket, empty buckets left out. */
    public SortedMap<Integer, Integer> buckets() {
        SortedMap<Integer, Integer> sparse = new TreeMap<>();
        for (int i = 0; i < BUCKETS; i++) {
            if (buckets[i] != 0) {
                sparse.put(i, buckets[i]);
            }
        }
        return sparse;
    }

    private static float kept(double score) {
        return score >= LEAST ? (float) score : 0;
    }

    private static int bucket(double score) {
        if (!(score > 0)) {
            return 0;
        }
        double octave = StrictMath.log(score) / LN_2 + OCTAVES / 2.0;
        return Math.clamp((long) (octave * PER_OCTAVE), 0, BUCKETS - 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScoreCounts counts
                && Arrays.equals(highest, counts.highest)
                && Arrays.equals(buckets, counts.buckets);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(highest) + Arrays.hashCode(buckets);
    }

    @Override
    public String toString() {
        return "ScoreCounts[" + count + " scores]";
    }
}
