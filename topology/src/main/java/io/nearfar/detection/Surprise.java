package io.nearfar.detection;

/** How little a thing was to be expected, in nats: minus the logarithm of its likelihood, up to a constant. */
final class Surprise {

    private Surprise() {}

    /**
     * Of a value {@code spreads} above the mean by Student's t with {@code freedom} degrees, relative to the mean: the
     * fewer values the spread was learned from, the less a great distance says. 0 at the mean and below.
     */
    static double above(double spreads, double freedom) {
        return spreads <= 0 ? 0 : (freedom + 1) / 2 * StrictMath.log1p(spreads * spreads / freedom);
    }

    /** Of something that happens with {@code probability}; at most 1 counts. */
    static double of(double probability) {
        return probability >= 1 ? 0 : -StrictMath.log(probability);
    }
}
