package io.nearfar.sketch;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import jdk.incubator.vector.LongVector;

/** Holds loops against the plain ones, in this JVM or, as a program, in one with other vectors. */
final class LoopsComparison {

    private static final int[] ROWS = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 100, 1000, 4095, 4096
    };
    private static final int[] LENGTHS = {0, 1, 3, 4, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 384, 513, 768, 4096};

    private final Random random;
    private final BitLoops plain = new PlainLoops();
    private final BitLoops loops;

    private LoopsComparison(BitLoops loops, long seed) {
        this.loops = loops;
        this.random = new Random(seed);
    }

    /** Prints the bits of a vector; fails when an answer differs. */
    public static void main(String[] seeds) {
        for (String seed : seeds) {
            compare(new VectorLoops(), Long.parseLong(seed));
        }
        System.out.println(LongVector.SPECIES_PREFERRED.vectorBitSize());
    }

    /**
     * Compares all answers for random rows.
     *
     * @throws IllegalStateException when one differs
     */
    static void compare(BitLoops loops, long seed) {
        LoopsComparison comparison = new LoopsComparison(loops, seed);
        for (int rows : ROWS) {
            comparison.near(rows, "seed %d, %d rows".formatted(seed, rows));
            comparison.nearest(rows, "seed %d, %d rows".formatted(seed, rows));
        }
        for (int length : LENGTHS) {
            comparison.dot(length, "seed %d, length %d".formatted(seed, length));
        }
    }

    private void near(int rows, String because) {
        int stride = rows + random.nextInt(20);
        long[] words = words(2 * stride);
        BitWeights query = new BitWeights(random.ints(Sketch.BITS, -4000, 4000).toArray(), sketch(random));
        if (rows > 0) {
            int equal = random.nextInt(rows);
            words[equal] = query.sign(0);
            words[stride + equal] = query.sign(1);
        }
        for (int bound : new int[] {0, 60, random.nextInt(80, 120), 384}) {
            long[] expected = new long[rows + BitLoops.SLACK];
            long[] hits = new long[rows + BitLoops.SLACK];
            int found = plain.near(words, stride, rows, query, bound, expected);
            require(found == loops.near(words, stride, rows, query, bound, hits), "near: " + because);
            require(Arrays.equals(expected, 0, found, hits, 0, found), "near: " + because);
        }
    }

    private void nearest(int rows, String because) {
        int stride = rows + random.nextInt(20);
        long[] words = words(stride * Sketch.WORDS);
        Sketch query = sketch(random);
        if (rows > 0) {
            plant(query, words, stride, random.nextInt(rows));
        }
        for (int bound : new int[] {0, random.nextInt(235, 277), Sketch.BITS}) {
            long[] expected = new long[rows + BitLoops.SLACK];
            long[] hits = new long[rows + BitLoops.SLACK];
            int found = plain.nearest(words, stride, rows, query, bound, expected);
            require(found == loops.nearest(words, stride, rows, query, bound, hits), "nearest: " + because);
            require(Arrays.equals(expected, 0, found, hits, 0, found), "nearest: " + because);
        }
    }

    private static void plant(Sketch sketch, long[] words, int stride, int row) {
        for (int word = 0; word < Sketch.WORDS; word++) {
            words[word * stride + row] = sketch.word(word);
        }
    }

    private void dot(int length, String because) {
        int from = random.nextInt(70);
        int offset = random.nextInt(70);
        byte[] a = new byte[from + length + random.nextInt(3)];
        byte[] b = new byte[offset + length + random.nextInt(3)];
        random.nextBytes(a);
        random.nextBytes(b);
        require(plain.dot(a, from, b, offset, length) == loops.dot(a, from, b, offset, length), "dot: " + because);
        Arrays.fill(a, (byte) -128);
        Arrays.fill(b, (byte) -128);
        require(length << 14 == loops.dot(a, from, b, offset, length), "greatest dot: " + because);
    }

    private long[] words(int count) {
        return random.longs(count).toArray();
    }

    static Sketch sketch(Random random) {
        byte[] bytes = new byte[Sketch.BYTES];
        random.nextBytes(bytes);
        return Sketch.read(ByteBuffer.wrap(bytes));
    }

    private static void require(boolean equal, String because) {
        if (!equal) {
            throw new IllegalStateException(because);
        }
    }
}
