package io.nearfar.bench.verify;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How long one call took, in microseconds.
 *
 * @param median half of the calls took no longer
 * @param late 99 in 100 took no longer
 */
public record Times(double median, double late) {

    /** Of calls that took so many nanoseconds each. */
    public static Times of(long[] nanoseconds) {
        long[] sorted = nanoseconds.clone();
        Arrays.sort(sorted);
        return new Times(microseconds(sorted[sorted.length / 2]), microseconds(sorted[sorted.length * 99 / 100]));
    }

    private static double microseconds(long nanoseconds) {
        return nanoseconds / (double) TimeUnit.MICROSECONDS.toNanos(1);
    }
}
