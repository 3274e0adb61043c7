package io.nearfar.detection;

import java.time.Duration;

/**
 * When two records are duplicates.
 *
 * @param similarity least cosine similarity of two tickets or log lines, in (0, 1]; default 0.92 for tickets, 0.95 for
 *     logs
 * @param within longest time between two equal charges; default 24 hours
 */
public record DuplicateConfig(double similarity, Duration within) {

    public DuplicateConfig {
        if (!(similarity > 0 && similarity <= 1)) {
            throw new IllegalArgumentException("duplicates.similarity must be in (0, 1], was " + similarity);
        }
        if (!within.isPositive()) {
            throw new IllegalArgumentException("duplicates.within must be positive, was " + within);
        }
    }
}
