package io.nearfar.detection;

/**
 * What one partition remembers of one tenant, whatever the scope: the scores so far and the outlier alerts of the day.
 *
 * @param seen records scored so far
 * @param tail the scores after warm-up
 * @param day the day of event time that {@code alerts} counts, in days since 1970
 * @param alerts outlier alerts on that day
 * @param payments what payments of this tenant usually are; unused for text
 */
public record TenantSlice(long seen, ScoreTail tail, long day, int alerts, TenantProfile payments) {

    private static final long MILLIS_PER_DAY = 86_400_000;

    /** Of a tenant that has sent nothing. */
    public static final TenantSlice EMPTY = new TenantSlice(0, ScoreTail.EMPTY, 0, 0, TenantProfile.EMPTY);

    /** Outlier alerts on the day of {@code time} (epoch milliseconds); days only move forward. */
    int alertsAt(long time) {
        return time / MILLIS_PER_DAY > day ? 0 : alerts;
    }

    /**
     * This slice after a score at {@code time}, alerted or not. The scores of the first {@code warmup} records are not
     * kept: while nothing is normal yet, everything looks far.
     */
    TenantSlice after(double score, long time, boolean alerted, int warmup) {
        ScoreTail scored = seen < warmup ? tail : tail.plus(score);
        int used = alertsAt(time) + (alerted ? 1 : 0);
        return new TenantSlice(seen + 1, scored, Math.max(day, time / MILLIS_PER_DAY), used, payments);
    }

    /** This slice after an alert that came without a new score. */
    TenantSlice alerted(long time) {
        return new TenantSlice(seen, tail, Math.max(day, time / MILLIS_PER_DAY), alertsAt(time) + 1, payments);
    }

    /** This slice with another profile of payments. */
    TenantSlice withPayments(TenantProfile profile) {
        return new TenantSlice(seen, tail, day, alerts, profile);
    }
}
