package io.nearfar.sketch;

/**
 * The first {@value #WORDS} words of a query's sketch, each bit with a weight: how surely a similar vector has it too.
 * Immutable; safe to share.
 */
public final class BitWeights {

    /*
     * Of the query the coordinates are known, of a row their signs. Where the query's coordinate is nearly zero the sign of
     * a similar row is a toss-up and says nothing; where it is large both are almost surely the same. So bits with small
     * coordinates are left out and those with large ones count two or three times: at a cosine of 0.9 and 64 bits that lets
     * through one unlike row in thirteen of those that counting every bit once lets through. The weights are sums of
     * masks, so that a weighted count costs a popcount for each mask (weights by query coordinate: Dong, Charikar and Li,
     * "Asymmetric distance estimation with sketches for similarity search", SIGIR 2008).
     */

    /** Words of a sketch that are weighted. */
    public static final int WORDS = 4;

    /** Masks of a word: the greatest weight. */
    public static final int LEVELS = 3;

    /** Coordinates, in standard deviations, from which on a bit counts once, twice, three times: 0.8, 0.5 and 0.25 of all. */
    private static final double[] LEAST = {0.2533, 0.6745, 1.1503};

    private final long[] signs = new long[WORDS];
    private final long[] masks = new long[WORDS * LEVELS];
    private final double[] coordinates;

    BitWeights(int[] rotated, Sketch sketch) {
        double squares = 0;
        for (int coordinate : rotated) {
            squares += (double) coordinate * coordinate;
        }
        double scale = Math.sqrt(rotated.length / squares);
        this.coordinates = new double[WORDS * Long.SIZE];
        for (int bit = 0; bit < coordinates.length; bit++) {
            coordinates[bit] = Math.abs(rotated[bit]) * scale;
            mask(bit);
        }
        for (int word = 0; word < WORDS; word++) {
            signs[word] = sketch.word(word);
        }
    }

    private void mask(int bit) {
        for (int level = 0; level < LEVELS; level++) {
            long set = coordinates[bit] >= LEAST[level] ? 1L : 0L;
            masks[bit / Long.SIZE * LEVELS + level] |= set << bit;
        }
    }

    /** Word {@code word} of the query's sketch. */
    long sign(int word) {
        return signs[word];
    }

    /** The bits of a word whose weight is more than {@code level}, in [0, {@value #LEVELS}). */
    long mask(int word, int level) {
        return masks[word * LEVELS + level];
    }

    /** The summed weights of the bits in which {@code bits} differs from word {@code word} of the query. */
    public int distance(int word, long bits) {
        long differing = signs[word] ^ bits;
        int at = word * LEVELS;
        return Long.bitCount(differing & masks[at])
                + Long.bitCount(differing & masks[at + 1])
                + Long.bitCount(differing & masks[at + 2]);
    }

    int weight(int bit) {
        int word = bit / Long.SIZE;
        return (int) ((mask(word, 0) >>> bit & 1) + (mask(word, 1) >>> bit & 1) + (mask(word, 2) >>> bit & 1));
    }

    /** The query's coordinate behind a bit without its sign, in standard deviations of all. */
    double coordinate(int bit) {
        return coordinates[bit];
    }
}
