package io.nearfar.sketch;

import java.util.Arrays;

/**
 * The first {@value #WORDS} words of a query's sketch, each bit with a weight: how surely a similar vector has it too.
 * Immutable; safe to share.
 */
public final class BitWeights {

    /*
     * Of the query the coordinates are known, of a row their signs. Where the query's coordinate is nearly zero the sign of
     * a similar row is a toss-up and says nothing; where it is large both are almost surely the same. So bits with small
     * coordinates are left out and those with large ones count two or three times: at a cosine of 0.9 and 64 bits that lets
     * through one unlike row in thirteen of those that counting every bit once lets through. A mask holds a binary digit of
     * every weight, so that a weighted count costs a popcount for each digit (weights by query coordinate: Dong, Charikar
     * and Li, "Asymmetric distance estimation with sketches for similarity search", SIGIR 2008).
     */

    /** Words of a sketch that are weighted. */
    public static final int WORDS = 4;

    /** The greatest weight. */
    public static final int MOST = 3;

    /** Binary digits of a weight. */
    private static final int DIGITS = 2;

    /** Coordinates, in standard deviations, from which on a bit counts once, twice, three times: 0.8, 0.5 and 0.25 of all. */
    private static final double[] LEAST = {0.2533, 0.6745, 1.1503};

    private final long[] signs = new long[WORDS];
    private final long[] masks = new long[WORDS * DIGITS];
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
        long weight =
                Arrays.stream(LEAST).filter(least -> coordinates[bit] >= least).count();
        for (int digit = 0; digit < DIGITS; digit++) {
            masks[bit / Long.SIZE * DIGITS + digit] |= (weight >>> digit & 1) << bit;
        }
    }

    /** Word {@code word} of the query's sketch. */
    long sign(int word) {
        return signs[word];
    }

    /** The bits of a word whose weight is 1 or 3. */
    long ones(int word) {
        return masks[word * DIGITS];
    }

    /** The bits of a word whose weight is 2 or 3. */
    long twos(int word) {
        return masks[word * DIGITS + 1];
    }

    /** The summed weights of the bits in which {@code bits} differs from word {@code word} of the query. */
    public int distance(int word, long bits) {
        long differing = signs[word] ^ bits;
        return Long.bitCount(differing & ones(word)) + 2 * Long.bitCount(differing & twos(word));
    }

    int weight(int bit) {
        int word = bit / Long.SIZE;
        return (int) ((ones(word) >>> bit & 1) + 2 * (twos(word) >>> bit & 1));
    }

    /** The query's coordinate behind a bit without its sign, in standard deviations of all. */
    double coordinate(int bit) {
        return coordinates[bit];
    }
}
