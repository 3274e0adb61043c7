package io.nearfar.window;

/**
 * What a scope counts.
 *
 * @param clock the greatest event time accepted, epoch milliseconds; the clock of its window
 * @param next the sequence number of its next record
 */
public record ScopeCounters(long clock, long next) {

    /** Of a scope that has seen nothing. */
    public static final ScopeCounters START = new ScopeCounters(0, 0);

    /** After one more new record with event time {@code time}. */
    public ScopeCounters accepted(long time) {
        return new ScopeCounters(Math.max(clock, time), next + 1);
    }

    /** After a revision with event time {@code time}, which takes no new place in the order. */
    public ScopeCounters revised(long time) {
        return new ScopeCounters(Math.max(clock, time), next);
    }
}
