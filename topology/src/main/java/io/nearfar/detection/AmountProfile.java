package io.nearfar.detection;

/**
 * The usual amount of an account or tenant: running mean and spread of the natural logarithm of the amount.
 *
 * @param count amounts learned
 * @param mean of the logarithms
 * @param spread mean absolute deviation from the mean, clipped while learning
 */
public record AmountProfile(long count, double mean, double spread) {

    /*
     * Exponentially weighted once MEMORY amounts are learned, plain average before. A deviation counts at most CLIP
     * spreads, so that one extreme amount can neither move the mean nor widen the spread much.
     */
    private static final int MEMORY = 200;
    private static final double CLIP = 3;
    private static final double LEAST_SPREAD = 0.1;
    private static final double FIRST_SPREAD = 0.7;
    private static final double PRIOR_COUNT = 5;

    /** Before the first amount. */
    public static final AmountProfile EMPTY = new AmountProfile(0, 0, FIRST_SPREAD);

    /** This profile after an amount with natural logarithm {@code log}. */
    AmountProfile learned(double log) {
        if (count == 0) {
            return new AmountProfile(1, log, FIRST_SPREAD);
        }
        double rate = 1.0 / Math.min(count + 1, MEMORY);
        double bound = CLIP * Math.max(spread, LEAST_SPREAD);
        double step = Math.clamp(log - mean, -bound, bound);
        return new AmountProfile(count + 1, mean + rate * step, spread + rate * (Math.abs(step) - spread));
    }

    /** This profile, pulled towards {@code wider} while it is young. */
    AmountProfile shrunkTo(AmountProfile wider) {
        if (wider.count == 0) {
            return this;
        }
        double own = count / (count + PRIOR_COUNT);
        return new AmountProfile(count, own * mean + (1 - own) * wider.mean, own * spread + (1 - own) * wider.spread);
    }

    /** How many spreads {@code log} lies above the mean; negative below it, 0 before the first amount. */
    double excess(double log) {
        return count == 0 && mean == 0 ? 0 : (log - mean) / Math.max(spread, LEAST_SPREAD);
    }

    /** The usual amount, in units of the currency. */
    double usual() {
        return StrictMath.exp(mean);
    }
}
