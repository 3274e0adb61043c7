package io.nearfar.surge;

/** Counts of events whose rate is itself uncertain. */
final class NegativeBinomial {

    private static final double NEGLIGIBLE = 1e-12;

    private NegativeBinomial() {}

    /*
     * A Poisson count whose rate has a gamma distribution is negative binomial: P(k) = G(k + r) / (G(r) k!) (1 - q)^r q^k
     * with q = mean / (shape + mean). The first term is summed in logarithms, the others follow by their ratio. StrictMath,
     * so that every machine decides alike.
     */
    /**
     * How likely at least {@code count} events are, in [0, 1].
     *
     * @param count 0 or more
     * @param shape of the gamma distribution of the rate, positive; the greater, the nearer to Poisson
     * @param mean events expected, positive
     */
    static double atLeast(int count, double shape, double mean) {
        double q = mean / (shape + mean);
        double log = shape * StrictMath.log(shape / (shape + mean)) + count * StrictMath.log(q);
        for (int i = 0; i < count; i++) {
            log += StrictMath.log((shape + i) / (i + 1));
        }
        double term = StrictMath.exp(log);
        double sum = 0;
        for (int k = count; sum < 1 && (term > sum * NEGLIGIBLE || k < mean); k++) {
            sum += term;
            term *= q * (k + shape) / (k + 1);
        }
        return Math.min(1, sum);
    }
}
