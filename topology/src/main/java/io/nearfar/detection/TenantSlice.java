package io.nearfar.detection;

/**
 * What one partition remembers of one tenant, whatever the scope: the scores so far and what its day has had.
 *
 * @param seen records scored so far
 * @param tail the scores after warm-up
 * @param day its latest day
 * @param payments what payments of this tenant usually are; unused for text
 */
public record TenantSlice(long seen, ScoreTail tail, TenantDay day, TenantProfile payments) {

    /** Of a tenant that has sent nothing. */
    public static final TenantSlice EMPTY = new TenantSlice(0, ScoreTail.EMPTY, TenantDay.NONE, TenantProfile.EMPTY);

    /**
     * This slice after a score at {@code time}, alerted or not. The scores of the first {@code warmup} records are not
     * kept: while nothing is normal yet, everything looks far.
     */
    TenantSlice after(double score, long time, boolean alerted, int warmup) {
        ScoreTail scored = seen < warmup ? tail : tail.plus(score);
        return new TenantSlice(seen + 1, scored, day.at(time).plusRecord(alerted), payments);
    }

    /** This slice after an alert that came without a new score. */
    TenantSlice alerted(long time) {
        return new TenantSlice(seen, tail, day.at(time).plusAlert(), payments);
    }

    /** This slice with another profile of payments. */
    TenantSlice withPayments(TenantProfile profile) {
        return new TenantSlice(seen, tail, day, profile);
    }
}
