package io.nearfar.detection;

/**
 * What payments in one currency are among all accounts of a tenant.
 *
 * @param count payments learned
 * @param amount level of the amounts, in units of the currency
 * @param logarithm level of their natural logarithms
 * @param within how much one account varies as a rule: variance of its amounts over the square of their mean
 * @param logWithin the same of the logarithms, whose variance needs no relation
 */
public record CurrencyProfile(long count, Level amount, Level logarithm, double within, double logWithin) {

    private static final int MEMORY = 20_000;
    private static final int WITHIN_MEMORY = 5_000;
    /** How many accounts' worth of evidence stands behind the first guess of how much one varies. */
    private static final int WITHIN_PRIOR = 20;

    private static final double CLIP = 3;
    private static final double GREATEST_WITHIN = 9;
    private static final double LEAST_SPREAD = 0.05;
    private static final double LEAST_LOG_SPREAD = 0.1;

    /** Before the first payment. */
    public static final CurrencyProfile EMPTY = new CurrencyProfile(0, Level.NONE, Level.NONE, 0.25, 0.5);

    /** What counts as one, in units of the currency: the mean amount. */
    double unit() {
        return Math.max(amount.mean(), 0.01);
    }

    /** How many spreads an amount lies above the mean. */
    double spreadsAbove(double value) {
        return (value - amount.mean()) / Math.max(amount.spread(), LEAST_SPREAD * unit());
    }

    /** How many spreads a logarithm lies above the mean. */
    double logSpreadsAbove(double log) {
        return (log - logarithm.mean()) / Math.max(logarithm.spread(), LEAST_LOG_SPREAD);
    }

    CurrencyProfile learned(double value, double log) {
        if (count == 0) {
            Level first = new Level(value, value * value / 4);
            return new CurrencyProfile(1, first, new Level(log, 0.5), within, logWithin);
        }
        double rate = 1.0 / Math.min(count + 1, MEMORY);
        return new CurrencyProfile(
                count + 1,
                amount.after(value, rate, amount, CLIP),
                logarithm.after(log, rate, logarithm, CLIP),
                within,
                logWithin);
    }

    /** After one more payment of an account whose relative and logarithmic variance it tells of. */
    CurrencyProfile varied(double relative, double logarithmic) {
        double rate = 1.0 / Math.min(count + WITHIN_PRIOR, WITHIN_MEMORY);
        double bounded = Math.min(relative, GREATEST_WITHIN);
        return new CurrencyProfile(
                count,
                amount,
                logarithm,
                within + rate * (bounded - within),
                logWithin + rate * (logarithmic - logWithin));
    }
}
