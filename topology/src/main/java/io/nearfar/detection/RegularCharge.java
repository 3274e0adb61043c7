package io.nearfar.detection;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How regularly an account pays one amount to one merchant: a subscription, the fare to work, the daily coffee. Immutable.
 *
 * @param usualGap milliseconds between two such charges as a rule; 0 before there is a rule
 */
record RegularCharge(long usualGap) {

    /** Before there is a rule. */
    static final RegularCharge NONE = new RegularCharge(0);

    /*
     * Charges from which on there is a rule. Of the gaps between them about the lower quartile counts, so that two fares
     * with a change between them are as regular as one a day; never the least, which may be that of a charge made twice.
     * What comes every few minutes is a terminal that repeats itself.
     */
    private static final int LEAST = 3;

    private static final long LEAST_GAP = TimeUnit.MINUTES.toMillis(15);

    /** A gap that is a tenth of the usual one is far below it. */
    private static final int FAR_BELOW = 10;

    /** From the times of the charges before, epoch milliseconds, ascending. */
    static RegularCharge of(List<Long> times) {
        if (times.size() < LEAST) {
            return NONE;
        }
        long[] gaps = new long[times.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = times.get(i + 1) - times.get(i);
        }
        Arrays.sort(gaps);
        long usual = gaps[Math.max(1, gaps.length / 4)];
        return usual < LEAST_GAP ? NONE : new RegularCharge(usual);
    }

    /** Whether the next charge may come that many milliseconds after one of them. */
    boolean expects(long gap) {
        return usualGap > 0 && gap >= usualGap / FAR_BELOW;
    }
}
