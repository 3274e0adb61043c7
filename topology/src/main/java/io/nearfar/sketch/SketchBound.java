package io.nearfar.sketch;

import java.util.Arrays;

/**
 * How far apart, in bits, the sketches of similar vectors can be. Immutable and safe to share.
 */
public final class SketchBound {

    /*
     * A random hyperplane separates two vectors with probability p = acos(cosine) / pi (Goemans and Williamson, J. ACM 42,
     * 1995; Charikar, STOC 2002), so of n bits about n p differ, spread like a binomial variable. For large n a pair is
     * beyond n p + z sqrt(n p (1 - p)) with the probability Q(z) that a normal variable is beyond z of its deviations. Near
     * duplicates have a small p and the first words have but 192 bits: there the binomial's tail is several times heavier
     * than the normal one, and that formula would miss pairs. So the bound is taken from the binomial itself: the fewest
     * bits that are exceeded with a probability of at most Q(z). The bits of one rotation are not independent; over
     * random pairs their sum was seen to vary less than a binomial variable (0.98 of its deviation over 64 bits, 0.8 to 0.9
     * over 512).
     *
     * A pair is missed when any of the compared lengths (192, 256 and 512 bits) or the finer estimate after them exceeds
     * its bound: with the default z of 4.6 and Q = 2.1e-6 less than once in 100,000 pairs exactly at the threshold,
     * and far more seldom above it.
     */

    /** Misses less than one in 100,000 of the pairs exactly at a threshold. */
    public static final double DEFAULT_Z = 4.6;

    private static final int STEPS = 200;

    private final double z;
    private final int[] near;
    private final int[] half;
    private final int[] whole;

    /**
     * A bound that a pair exceeds as rarely as a normal variable exceeds {@code z} of its standard deviations.
     *
     * @throws IllegalArgumentException when {@code z} is not in [2, 8]
     */
    public SketchBound(double z) {
        if (!(z >= 2 && z <= 8)) {
            throw new IllegalArgumentException("z must be in [2, 8], was " + z);
        }
        this.z = z;
        this.near = bounds(BitLoops.NEAR_WORDS * Long.SIZE);
        this.half = bounds(Sketch.BITS / 2);
        this.whole = bounds(Sketch.BITS);
    }

    /** Standard deviations allowed. */
    public double z() {
        return z;
    }

    /** Bits among the first 192 in which vectors of that similarity or more can differ. */
    public int near(double similarity) {
        return near[step(similarity)];
    }

    /** Bits among the first 256. */
    public int half(double similarity) {
        return half[step(similarity)];
    }

    /** Bits among all 512. */
    public int whole(double similarity) {
        return whole[step(similarity)];
    }

    /** Similarities in [-1, 1] fall into steps of a hundredth, each with the bound of its lower end. */
    private static int step(double similarity) {
        return (int) Math.floor((Math.clamp(similarity, -1, 1) + 1) * STEPS / 2);
    }

    private int[] bounds(int bits) {
        double tail = normalTail(z);
        int[] bounds = new int[STEPS + 1];
        for (int step = 0; step <= STEPS; step++) {
            double angle = StrictMath.acos(Math.clamp(2.0 * step / STEPS - 1, -1, 1));
            bounds[step] = quantile(bits, angle / Math.PI, tail);
        }
        return bounds;
    }

    /** The least k that a binomial variable of {@code n} draws exceeds with a probability of at most {@code tail}. */
    static int quantile(int n, double p, double tail) {
        if (p <= 0 || p >= 1) {
            return p <= 0 ? 0 : n;
        }
        double[] weights = weights(n, p);
        double all = Arrays.stream(weights).sum();
        double above = 0;
        int k = n;
        while (k > 0 && above + weights[k] <= tail * all) {
            above += weights[k];
            k--;
        }
        return k;
    }

    /** How likely each number of successes is, as a multiple of the likeliest. */
    private static double[] weights(int n, double p) {
        double[] weights = new double[n + 1];
        int mode = (int) Math.min(n, Math.floor((n + 1) * p));
        double odds = p / (1 - p);
        weights[mode] = 1;
        for (int k = mode; k < n; k++) {
            weights[k + 1] = weights[k] * odds * (n - k) / (k + 1);
        }
        for (int k = mode; k > 0; k--) {
            weights[k - 1] = weights[k] / odds * k / (n - k + 1);
        }
        return weights;
    }

    /** The chance that a normal variable exceeds {@code z}: the continued fraction of Laplace, exact to 1e-9 from 2 on. */
    static double normalTail(double z) {
        double fraction = z;
        for (int k = 60; k >= 1; k--) {
            fraction = z + k / fraction;
        }
        return StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / fraction;
    }
}
