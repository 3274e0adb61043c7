package io.nearfar.window;

import io.nearfar.sketch.Sketch;
import java.util.Arrays;

/**
 * The rows that differ from a query in the fewest bits: as many as wanted, and all that tie with the last of them, so that
 * the order in which they were offered makes no difference.
 */
final class NearestBits {

    private final int wanted;
    private final int[] counts = new int[Sketch.BITS + 1];
    private long[] offered = new long[1 << 13];
    private int size;
    private int within;
    private int bound = Sketch.BITS;

    NearestBits(int wanted) {
        this.wanted = wanted;
    }

    /** Rows with more bits need not be offered. */
    int bound() {
        return bound;
    }

    void offer(int bits, int chunk, int row) {
        if (size == offered.length) {
            offered = Arrays.copyOf(offered, 2 * size);
        }
        offered[size++] = PackedRow.of(bits, chunk, row);
        counts[bits]++;
        within++;
    }

    /** Lowers the bound as far as enough rows allow. */
    void tighten() {
        while (within - counts[bound] >= wanted) {
            within -= counts[bound--];
        }
    }

    /** The rows within the bound, each a {@link PackedRow}. */
    long[] rows() {
        return Arrays.stream(offered, 0, size)
                .filter(row -> PackedRow.distance(row) <= bound)
                .toArray();
    }
}
