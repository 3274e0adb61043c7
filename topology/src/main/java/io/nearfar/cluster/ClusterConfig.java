package io.nearfar.cluster;

import java.time.Duration;

/**
 * How micro-clusters form.
 *
 * @param joinAt least cosine similarity between a vector and the centroid it joins, in (0, 1)
 * @param mergeAt least cosine similarity of two centroids whose clusters become one, in [joinAt, 1]
 * @param normalWeight decayed weight from which a cluster counts as normal, at least 1
 * @param halfLife event time in which an untouched weight halves
 * @param max clusters kept; past it the lightest leaves
 */
public record ClusterConfig(double joinAt, double mergeAt, double normalWeight, Duration halfLife, int max) {

    /** For tickets: a month of memory, one topic together. */
    public static final ClusterConfig TICKETS = new ClusterConfig(0.5, 0.85, 3, Duration.ofDays(30), 500);

    /** For log lines: a day of memory, lines of one template together, normal once seen thirty times. */
    public static final ClusterConfig LOGS = new ClusterConfig(0.97, 0.99, 30, Duration.ofDays(1), 500);

    public ClusterConfig {
        boolean joins = joinAt > 0 && joinAt < 1 && mergeAt >= joinAt && mergeAt <= 1;
        if (!joins || !(normalWeight >= 1) || !halfLife.isPositive() || max < 1) {
            throw new IllegalArgumentException(
                    "no clusters with joinAt %s, mergeAt %s, normalWeight %s, halfLife %s, max %d"
                            .formatted(joinAt, mergeAt, normalWeight, halfLife, max));
        }
    }

    /** The weight that is left of 1 after {@code millis} of event time; time running backwards leaves it whole. */
    double decay(long millis) {
        return millis <= 0 ? 1 : StrictMath.pow(0.5, (double) millis / halfLife.toMillis());
    }
}
