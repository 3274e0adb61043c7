package io.nearfar.detection;

/**
 * When a record is reported as an outlier.
 *
 * @param budgetPerDay most outlier alerts per tenant and day of event time, per partition; a ceiling, never a quota;
 *     default 20
 * @param minPercentile least percentile of the score among all scores so far, in [50, 100); default 99.9
 * @param warmup records of a tenant, per partition, before the first outlier alert; default 1,000
 */
public record OutlierConfig(int budgetPerDay, double minPercentile, int warmup) {

    public static final OutlierConfig DEFAULTS = new OutlierConfig(20, 99.9, 1_000);

    public OutlierConfig {
        if (budgetPerDay < 0) {
            throw new IllegalArgumentException("outliers.budget must not be negative, was " + budgetPerDay);
        }
        if (!(minPercentile >= 50 && minPercentile < 100)) {
            throw new IllegalArgumentException("outliers.min_percentile must be in [50, 100), was " + minPercentile);
        }
        if (warmup < 0) {
            throw new IllegalArgumentException("outliers.warmup must not be negative, was " + warmup);
        }
    }
}
