package io.nearfar.sketch;

/**
 * How far from a query's, by its weighted bits, the sketches of similar vectors can be. Immutable and safe to share.
 */
public final class SketchBound {

    /*
     * A row x of cosine c to the query q is c q and, beside it, sqrt(1 - c^2) times a unit vector g at a right angle to q.
     * A random rotation turns g anywhere, so each of its coordinates is like a normal variable as q's are, and the sign of
     * x differs from that of q where g's coordinate outweighs q's, q_i: with probability Q(q_i c / sqrt(1 - c^2)), Q the
     * chance that a normal variable is beyond a value. (On average over q_i that is acos(c) / pi: Goemans and Williamson,
     * J. ACM 42, 1995; Charikar, STOC 2002.) The distribution of the weighted sum of differing bits follows by adding one
     * bit after the other, exactly, with no normal approximation, whose tail is several times too light for so few bits.
     * The bound is the least sum that is exceeded with a probability of at most Q(z) / 2.
     *
     * A pair is missed when any of the compared lengths (128, 192 and 256 bits) or the finer estimate over all bits after
     * them, which is given Q(z), exceeds its bound. That is 2.5 Q(z) at most: with the default z of 4.6 and Q = 2.1e-6 less
     * than once in 100,000 pairs exactly at the threshold, and far more seldom above it.
     */

    /** Misses less than one in 100,000 of the pairs exactly at a threshold. */
    public static final double DEFAULT_Z = 4.6;

    private static final double SHARE = 0.5;

    /** What is less likely is left out; a quarter of a million such terms are still less than the least tail allowed. */
    private static final double NEVER = 1e-22;

    private final double z;
    private final double tail;

    /**
     * Bounds that a pair exceeds half as often as a normal variable exceeds {@code z} of its standard deviations.
     *
     * @throws IllegalArgumentException when {@code z} is not in [2, 8]
     */
    public SketchBound(double z) {
        if (!(z >= 2 && z <= 8)) {
            throw new IllegalArgumentException("z must be in [2, 8], was " + z);
        }
        this.z = z;
        this.tail = SHARE * NormalTail.above(z);
    }

    /** Standard deviations allowed. */
    public double z() {
        return z;
    }

    /**
     * The most, in weights, that vectors differ by in their first words.
     *
     * @param two in the first two
     * @param three in the first three
     * @param four in the first four
     */
    public record Bounds(int two, int three, int four) {}

    /** What vectors of that similarity or more differ by. */
    public Bounds of(BitWeights query, double similarity) {
        double least = Math.clamp(similarity, -1, 1);
        double slope = least / Math.sqrt(1 - least * least);
        double[] chances = new double[BitWeights.WORDS * Long.SIZE * BitWeights.MOST + 1];
        chances[0] = 1;
        int top = 0;
        int[] bounds = new int[BitWeights.WORDS];
        for (int bit = 0; bit < BitWeights.WORDS * Long.SIZE; bit++) {
            int weight = query.weight(bit);
            if (weight > 0) {
                top = added(chances, top, weight, NormalTail.atMost(query.coordinate(bit) * slope));
            }
            if ((bit + 1) % Long.SIZE == 0) {
                bounds[bit / Long.SIZE] = exceeded(chances, top);
            }
        }
        return new Bounds(bounds[1], bounds[2], bounds[3]);
    }

    /** Adds one bit to a distribution whose greatest value is {@code top}; returns its new one. */
    private static int added(double[] chances, int top, int weight, double differs) {
        double agrees = 1 - differs;
        int last = top + weight;
        for (int sum = last; sum >= weight; sum--) {
            chances[sum] = chances[sum] * agrees + chances[sum - weight] * differs;
        }
        for (int sum = weight - 1; sum >= 0; sum--) {
            chances[sum] *= agrees;
        }
        while (last > 0 && chances[last] < NEVER) {
            chances[last--] = 0;
        }
        return last;
    }

    /** The least sum that is exceeded seldom enough. */
    private int exceeded(double[] chances, int top) {
        double above = 0;
        int sum = top;
        while (sum > 0 && above + chances[sum] <= tail) {
            above += chances[sum--];
        }
        return sum;
    }
}
