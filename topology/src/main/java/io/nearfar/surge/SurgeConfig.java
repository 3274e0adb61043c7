package io.nearfar.surge;

import java.time.Duration;

/**
 * When a matter surges.
 *
 * @param minRequesters fewest distinct requesters (of logs hosts) of a surge, at least 2; default 4
 * @param falseAlarmEvery how seldom ordinary traffic of a scope may look like a surge, a day or more; default 200 days. A
 *     matter must be less likely than this allows for one record at the scope's usual traffic
 */
public record SurgeConfig(int minRequesters, Duration falseAlarmEvery) {

    /** Fewer records a day say too little of how many there are. */
    private static final double MIN_PER_DAY = 24;

    public static final SurgeConfig DEFAULTS = new SurgeConfig(4, Duration.ofDays(200));

    public SurgeConfig {
        if (minRequesters < 2 || falseAlarmEvery.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("no surges with %d requesters and a false alarm every %s"
                    .formatted(minRequesters, falseAlarmEvery));
        }
    }

    /** The p-value below which a matter surges where {@code perDay} records are counted in a day. */
    double threshold(double perDay) {
        double records = Math.max(perDay, MIN_PER_DAY)
                * falseAlarmEvery.toMillis()
                / Duration.ofDays(1).toMillis();
        return 1 / records;
    }
}
