package io.nearfar.sketch;

import io.nearfar.embedding.EmbeddingCode;

/**
 * A vector to compare with sketches: its own sketch, and the coordinates behind it, which tell more. Immutable; safe to
 * share.
 */
public final class QuerySketch {

    /*
     * Of the query all coordinates are known and of a row their signs. The sum of the query's coordinates, each with the
     * row's sign, estimates the cosine with half the error of comparing signs with signs (the asymmetric estimate of
     * Charikar's sketch; Dong, Charikar and Li, SIGIR 2008; RaBitQ, SIGMOD 2024). For coordinates like normal variables
     * the sum's mean is the cosine c times sqrt(2 / pi), and one coordinate's variance, scaled alike, is pi / 2 - c^2. Of
     * that the part 1 - c^2 / 2 follows from the coordinates' squares and products, whose sums over all coordinates are
     * known: both lengths are, for the rotation keeps them, and the cosine is given. So over all coordinates this part
     * cancels, and over n of N of them the share 1 - n / N of it is left.
     *
     * A table holds the sums of four coordinates for each pattern of four signs, so a row costs 128 look-ups.
     */
    private static final int NIBBLES = Sketch.BITS / 4;

    private static final int PATTERNS = 16;

    private final Sketch sketch;
    private final int[] sums;
    private final double scale;
    private final double left;

    private QuerySketch(Sketch sketch, int[] sums, double scale, double left) {
        this.sketch = sketch;
        this.sums = sums;
        this.scale = scale;
        this.left = left;
    }

    public static QuerySketch of(EmbeddingCode code) {
        int[] rotated = Rotation.of(code);
        int[] sums = new int[NIBBLES * PATTERNS];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sum(rotated, i / PATTERNS * 4, i % PATTERNS);
        }
        double length = Math.sqrt((double) code.squaredNorm() * rotated.length) * Sketch.BITS;
        double left = 1 - (double) Sketch.BITS / rotated.length;
        return new QuerySketch(Sketch.ofSigns(rotated), sums, Math.sqrt(Math.PI / 2) / length, left);
    }

    private static int sum(int[] rotated, int from, int pattern) {
        int sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += (pattern >> i & 1) == 1 ? rotated[from + i] : -rotated[from + i];
        }
        return sum;
    }

    public Sketch sketch() {
        return sketch;
    }

    /**
     * An estimate of the cosine similarity to the vector whose sketch has word {@code i} at {@code words[at + i * stride]};
     * may lie a little outside [-1, 1]. Exact arithmetic: the same everywhere.
     */
    public double similarity(long[] words, int at, int stride) {
        int total = 0;
        int table = 0;
        for (int word = 0; word < Sketch.WORDS; word++) {
            long bits = words[at + word * stride];
            for (int nibble = 0; nibble < PATTERNS; nibble++) {
                total += sums[table + (int) (bits & PATTERNS - 1)];
                bits >>>= 4;
                table += PATTERNS;
            }
        }
        return total * scale;
    }

    /** Standard deviation of the estimate for vectors of that similarity. */
    public double deviation(double similarity) {
        double cancelled = 1 - Math.min(1, similarity * similarity) / 2;
        double variance = Math.PI / 2 - 2 + cancelled + left * cancelled;
        return Math.sqrt(variance / Sketch.BITS);
    }
}
