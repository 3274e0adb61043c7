package io.nearfar.surge;

import java.time.Duration;

/**
 * How much there was in the past: a sum in which what is {@link #HALF_LIFE} old counts half.
 *
 * @param weight the sum at {@code at}
 * @param at event time, epoch milliseconds
 */
public record Past(double weight, long at) {

    static final Duration HALF_LIFE = Duration.ofDays(14);

    static final Past NONE = new Past(0, 0);

    /** The sum as it stands at {@code time}; time running backwards leaves it whole. */
    double weightAt(long time) {
        return weight * left(time - at);
    }

    /** With {@code count} more of {@code time}. */
    Past plus(double count, long time) {
        long now = Math.max(at, time);
        return new Past(weightAt(now) + count * left(now - time), now);
    }

    /** Both together. */
    Past plus(Past other) {
        return plus(other.weight, other.at);
    }

    /** The share that is left of what is {@code millis} old. */
    static double left(long millis) {
        return millis <= 0 ? 1 : StrictMath.pow(0.5, (double) millis / HALF_LIFE.toMillis());
    }
}
