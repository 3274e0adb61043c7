package io.nearfar.sketch;

import io.nearfar.embedding.EmbeddingCode;

/**
 * One random rotation for all vectors, after which every coordinate says as much as any other. Part of the stored format:
 * the sketches of two programs agree only when their rotations do.
 *
 * <p>Exact: all sums are integers, so that every machine finds the same coordinates.
 */
final class Rotation {

    /*
     * Random signs, then a fast Walsh-Hadamard transform, twice: the structured rotation of Ailon and Chazelle, "The fast
     * Johnson-Lindenstrauss transform" (SIAM J. Comput. 39, 2009), in n log n additions. One round leaves a vector with few
     * large components in few directions; the second spreads it. Neither transform is scaled: a rotated vector is longer
     * than its code by the number of coordinates, and up to 2^12 of them nothing overflows.
     */
    private static final long SEED = 0x6e656172_66617221L;

    /** Coordinates at least; vectors with fewer components are filled up with zeros. */
    static final int LEAST = 512;

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final int UNROLLED = 8;

    private Rotation() {}

    /** How many coordinates a vector of that many dimensions has after the rotation: a power of two, {@link #LEAST} or more. */
    static int coordinates(int dimensions) {
        return Math.max(LEAST, Integer.highestOneBit(2 * dimensions - 1));
    }

    /** The rotated code, each coordinate exact, longer than the code by their number. */
    static int[] of(EmbeddingCode code) {
        int[] rotated = new int[coordinates(code.dimensions())];
        for (int i = 0; i < code.dimensions(); i++) {
            rotated[i] = code.component(i);
        }
        for (int round = 0; round < 2; round++) {
            flip(rotated, round);
            transform(rotated);
        }
        return rotated;
    }

    private static void flip(int[] vector, int round) {
        for (int word = 0; word < vector.length / Long.SIZE; word++) {
            long signs = signs(round, word);
            for (int i = 0; i < Long.SIZE; i++) {
                int flipped = (int) (signs >>> i & 1);
                int at = word * Long.SIZE + i;
                vector[at] = (vector[at] ^ -flipped) + flipped;
            }
        }
    }

    /** 64 signs; SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) at a place that round and word name. */
    private static long signs(int round, int word) {
        long mixed = SEED + GOLDEN * ((long) round << 32 | word + 1);
        mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }

    private static void transform(int[] vector) {
        for (int from = 0; from < vector.length; from += UNROLLED) {
            transformEight(vector, from);
        }
        for (int half = UNROLLED; half < vector.length; half *= 2) {
            for (int from = 0; from < vector.length; from += 2 * half) {
                butterflies(vector, from, half);
            }
        }
    }

    private static void butterflies(int[] vector, int from, int half) {
        for (int i = from; i < from + half; i++) {
            int low = vector[i];
            int high = vector[i + half];
            vector[i] = low + high;
            vector[i + half] = low - high;
        }
    }

    private static void transformEight(int[] v, int at) {
        int a = v[at] + v[at + 1];
        int b = v[at] - v[at + 1];
        int c = v[at + 2] + v[at + 3];
        int d = v[at + 2] - v[at + 3];
        int e = v[at + 4] + v[at + 5];
        int f = v[at + 4] - v[at + 5];
        int g = v[at + 6] + v[at + 7];
        int h = v[at + 6] - v[at + 7];
        v[at] = a + c + e + g;
        v[at + 1] = b + d + f + h;
        v[at + 2] = a - c + e - g;
        v[at + 3] = b - d + f - h;
        v[at + 4] = a + c - e - g;
        v[at + 5] = b + d - f - h;
        v[at + 6] = a - c - e + g;
        v[at + 7] = b - d - f + h;
    }
}
