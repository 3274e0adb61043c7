package io.nearfar.detection;

import java.time.Duration;

/**
 * When a record is reported as an outlier.
 *
 * @param budget most outlier alerts per tenant and day of event time, per partition; a ceiling, never a quota; default 20
 *     a day
 * @param minPercentile least percentile of the score among the latest scores, in [50, {@value #MOST_PERCENTILE}]; default
 *     99.9
 * @param warmup records of a tenant, per partition, before the first outlier alert; default 1,000
 * @param remindAfter event time after an alert in which tickets or lines like it are counted and not alerted; default a day
 */
public record OutlierConfig(Budget budget, double minPercentile, int warmup, Duration remindAfter) {

    /** Among as many scores as are remembered, nothing can be rarer at all times. */
    public static final double MOST_PERCENTILE = 99.95;

    public static final Duration A_DAY = Duration.ofDays(1);

    public static final OutlierConfig DEFAULTS = new OutlierConfig(20, 99.9, 1_000);

    public OutlierConfig {
        if (!(minPercentile >= 50 && minPercentile <= MOST_PERCENTILE)) {
            throw new IllegalArgumentException(
                    "outliers.min_percentile must be in [50, %s], was %s".formatted(MOST_PERCENTILE, minPercentile));
        }
        if (warmup < 0) {
            throw new IllegalArgumentException("outliers.warmup must not be negative, was " + warmup);
        }
        if (!remindAfter.isPositive()) {
            throw new IllegalArgumentException("outliers.remind_after must be positive, was " + remindAfter);
        }
    }

    /** With a number of alerts a day, and reminded after a day. */
    public OutlierConfig(int alertsPerDay, double minPercentile, int warmup) {
        this(new Budget.PerDay(alertsPerDay), minPercentile, warmup, A_DAY);
    }
}
