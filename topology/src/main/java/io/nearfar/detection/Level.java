package io.nearfar.detection;

/**
 * Running mean and variance.
 *
 * @param mean of the values
 * @param variance mean squared distance from it
 */
public record Level(double mean, double variance) {

    /** Of no values. */
    public static final Level NONE = new Level(0, 0);

    /** After a value that weighs {@code rate} of all, in (0, 1]. */
    Level after(double value, double rate) {
        double step = value - mean;
        return new Level(mean + rate * step, (1 - rate) * (variance + rate * step * step));
    }

    /** The level after a value that is cut off {@code spreads} standard deviations of {@code around} from its mean. */
    Level after(double value, double rate, Level around, double spreads) {
        double bound = spreads * around.spread();
        return after(Math.clamp(value, around.mean - bound, around.mean + bound), rate);
    }

    /** The standard deviation. */
    double spread() {
        return Math.sqrt(variance);
    }
}
