package io.nearfar.detection;

import java.time.Duration;

/**
 * What was alerted of outliers of one sort.
 *
 * @param alerted event time of the record that was alerted last, epoch milliseconds
 * @param latest greatest event time of the alerted one and those like it since
 * @param suppressed how many like it were found since and not alerted
 */
public record Reported(long alerted, long latest, int suppressed) {

    /** The first alert of its sort, or the next one after the silence. */
    static Reported at(long time) {
        return new Reported(time, time, 0);
    }

    /** Whether one more at {@code time} is too soon to be alerted. */
    boolean isSilent(long time, Duration remindAfter) {
        return time < alerted + remindAfter.toMillis();
    }

    /** With one more that is not alerted. */
    Reported suppressing(long time) {
        return new Reported(alerted, Math.max(latest, time), suppressed + 1);
    }

    /** Whether it still counts on a clock, {@code retention} after the latest of its sort. */
    public boolean isKnownAt(long clock, Duration retention) {
        return latest > clock - retention.toMillis();
    }
}
