package io.nearfar.sketch;

import io.nearfar.embedding.EmbeddingCode;

/**
 * A vector to compare with sketches: its own sketch, and the coordinates behind it, which tell more. Immutable; safe to
 * share.
 */
public final class QuerySketch {

    /*
     * Of the query all coordinates are known and of a row their signs. The query's cosine to the row's signs, divided by
     * the row's own cosine f to them, estimates its cosine c to the row without bias: what the signs hold beside the row
     * points in a random direction, so that the error is like a normal variable of variance (1 / f^2 - 1) (1 - c^2) /
     * (N - 1) in N coordinates (Gao and Long, "RaBitQ", SIGMOD 2024, theorem 3.2). Over 512 bits that is half the error of
     * comparing signs with signs at a cosine of 0, two thirds at 0.9, and as much above 0.98.
     *
     * A table holds the sums of four coordinates for each pattern of four signs, so a row costs 128 look-ups.
     */
    private static final int NIBBLES = Sketch.BITS / 4;

    private static final int PATTERNS = 16;

    private final Sketch sketch;
    private final BitWeights weights;
    private final int[] sums;
    private final double length;
    private final int coordinates;

    private QuerySketch(int[] rotated, int[] sums, double length) {
        this.sketch = Sketch.ofSigns(rotated);
        this.weights = new BitWeights(rotated, sketch);
        this.sums = sums;
        this.length = length;
        this.coordinates = rotated.length;
    }

    public static QuerySketch of(EmbeddingCode code) {
        int[] rotated = Rotation.of(code);
        int[] sums = new int[NIBBLES * PATTERNS];
        for (int nibble = 0; nibble < NIBBLES; nibble++) {
            sum(rotated, nibble * 4, sums, nibble * PATTERNS);
        }
        double length = Math.sqrt((double) code.squaredNorm() * Sketch.BITS) * rotated.length;
        return new QuerySketch(rotated, sums, length);
    }

    /** The sums for all patterns of four signs, each from that of the pattern with its lowest one turned into a zero. */
    private static void sum(int[] rotated, int from, int[] sums, int at) {
        sums[at] = -rotated[from] - rotated[from + 1] - rotated[from + 2] - rotated[from + 3];
        for (int pattern = 1; pattern < PATTERNS; pattern++) {
            int one = rotated[from + Integer.numberOfTrailingZeros(pattern)];
            sums[at + pattern] = sums[at + (pattern & pattern - 1)] + 2 * one;
        }
    }

    public Sketch sketch() {
        return sketch;
    }

    /** The first bits by how much each of them tells. */
    public BitWeights weights() {
        return weights;
    }

    /**
     * An estimate of the cosine similarity to the vector whose sketch has word {@code i} at {@code words[at + i * stride]}
     * and that alignment; may lie a little outside [-1, 1]. The same on every machine.
     */
    public double similarity(long[] words, int at, int stride, byte alignment) {
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
        return total / (length * cosine(alignment));
    }

    /** Standard deviation of the estimate for vectors of that similarity whose sketches have that alignment. */
    public double deviation(double similarity, byte alignment) {
        double cosine = cosine(alignment);
        double unknown = 1 - Math.min(1, similarity * similarity);
        return Math.sqrt((1 / (cosine * cosine) - 1) * unknown / (coordinates - 1));
    }

    private double cosine(byte alignment) {
        return Alignment.cosine(Byte.toUnsignedInt(alignment), coordinates);
    }
}
