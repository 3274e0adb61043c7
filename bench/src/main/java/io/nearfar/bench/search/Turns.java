package io.nearfar.bench.search;

import java.util.Arrays;

/**
 * What a number of turns took and found.
 *
 * @param made how many
 * @param query the questions alone
 * @param turn the whole turns
 * @param recall rows found of those that should be
 * @param pairs rows at or above the threshold of their query, in all turns
 * @param nearShare how many of these were just above it
 */
record Turns(int made, Spread query, Spread turn, double recall, long pairs, double nearShare) {

    /**
     * Times, in milliseconds.
     *
     * @param p50 the median
     * @param p99 what one in a hundred exceeds
     */
    record Spread(double p50, double p99) {

        static Spread of(long[] nanos) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            int last = (int) Math.ceil(0.99 * sorted.length) - 1;
            return new Spread(sorted[sorted.length / 2] / 1e6, sorted[last] / 1e6);
        }

        Spread plus(double millis) {
            return new Spread(p50 + millis, p99 + millis);
        }
    }

    /** Counts over turns. */
    static final class Tally {

        long right;
        long wanted;
        long pairs;
        long near;
    }

    static Turns of(long[] queries, long[] whole, Tally tally) {
        return new Turns(
                whole.length,
                Spread.of(queries),
                Spread.of(whole),
                tally.wanted == 0 ? 1 : (double) tally.right / tally.wanted,
                tally.pairs,
                tally.pairs == 0 ? 0 : (double) tally.near / tally.pairs);
    }

    /** With an amount added to every turn, in milliseconds. */
    Turns plus(double millis) {
        return new Turns(made, query, turn.plus(millis), recall, pairs, nearShare);
    }
}
