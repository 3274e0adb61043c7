package io.nearfar.stream;

import io.nearfar.detection.History;
import java.util.Set;

/**
 * What a stream alerts about, and how loudly.
 *
 * @param kinds what is alerted; an empty set is shadow mode. Default duplicates, outliers and surges for tickets,
 *     duplicates and outliers for transactions, outliers and surges for logs
 * @param history what becomes of records older than the first start; default learn
 * @param maxPerMinute alerts of one kind and tenant per partition and minute of event time, past which an overflow alert
 *     stands for all others; default 60
 */
public record AlertPolicy(Set<AlertKind> kinds, History history, int maxPerMinute) {

    public static final int DEFAULT_MAX_PER_MINUTE = 60;

    public AlertPolicy {
        kinds = Set.copyOf(kinds);
        if (maxPerMinute < 1) {
            throw new IllegalArgumentException("max_alerts_per_minute must be positive, was " + maxPerMinute);
        }
    }
}
