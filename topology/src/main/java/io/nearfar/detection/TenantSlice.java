package io.nearfar.detection;

/**
 * What one partition remembers of one tenant, whatever the scope: the scores so far and the outlier alerts of the day.
 *
 * @param tail the scores so far
 * @param day the day of event time that {@code alerts} counts, in days since 1970
 * @param alerts outlier alerts on that day
 * @param amounts what payments of this tenant usually are; unused for text
 */
public record TenantSlice(ScoreTail tail, long day, int alerts, AmountProfile amounts) {

    private static final long MILLIS_PER_DAY = 86_400_000;

    /** Of a tenant that has sent nothing. */
    public static final TenantSlice EMPTY = new TenantSlice(ScoreTail.EMPTY, 0, 0, AmountProfile.EMPTY);

    /** Outlier alerts on the day of {@code time} (epoch milliseconds); days only move forward. */
    int alertsAt(long time) {
        return time / MILLIS_PER_DAY > day ? 0 : alerts;
    }

    /** This slice after a score at {@code time}, alerted or not. */
    TenantSlice after(double score, long time, boolean alerted) {
        int sofar = alertsAt(time);
        return new TenantSlice(
                tail.plus(score), Math.max(day, time / MILLIS_PER_DAY), alerted ? sofar + 1 : sofar, amounts);
    }

    /** This slice with another profile of amounts. */
    TenantSlice withAmounts(AmountProfile profile) {
        return new TenantSlice(tail, day, alerts, profile);
    }
}
