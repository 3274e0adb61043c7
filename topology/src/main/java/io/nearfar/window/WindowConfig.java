package io.nearfar.window;

import java.time.Duration;

/**
 * What counts as recent in a stream.
 *
 * @param keep how long a record is compared with later ones, by event time on the clock of its scope; at least a
 *     minute. Default 1,095 days for tickets, 24 hours for logs, 35 days for transactions
 * @param max tickets or log lines kept per scope, the oldest by event time leave first; default 100,000
 * @param groupRetention how long a group lives after its last member; default 30 days
 */
public record WindowConfig(Duration keep, int max, Duration groupRetention) {

    private static final Duration LEAST_SLACK = Duration.ofDays(2);

    public WindowConfig {
        if (keep.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("window.keep must be at least 1 minute, was " + keep);
        }
        if (max < 1) {
            throw new IllegalArgumentException("window.max must be positive, was " + max);
        }
        if (!groupRetention.isPositive()) {
            throw new IllegalArgumentException("group_retention must be positive, was " + groupRetention);
        }
    }

    /** How long a scope that is silent keeps its place in time and order: as long as rows or groups of it may live. */
    public Duration scopeRetention() {
        Duration rows = storeRetention();
        return rows.compareTo(groupRetention) > 0 ? rows : groupRetention;
    }

    /** How long after its record an alert is remembered, so that a verdict on it can be acted on. */
    public Duration alertRetention() {
        return keep.compareTo(groupRetention) > 0 ? keep : groupRetention;
    }

    /**
     * How long the row store keeps what it is given, behind the greatest event time of its partition: {@link #keep} and a
     * slack of a quarter of it, at least two days, so that one tenant's fast clock takes nothing from another's window.
     */
    public Duration storeRetention() {
        Duration quarter = keep.dividedBy(4);
        return keep.plus(quarter.compareTo(LEAST_SLACK) > 0 ? quarter : LEAST_SLACK);
    }
}
