package io.nearfar.bench.recover;

import java.time.Instant;
import java.util.List;

/**
 * How an instance came up.
 *
 * @param readySeconds from the start of its process to its first 200 at {@code /health/ready}
 * @param restoringSeconds how long {@code /health/ready} named tasks whose stores were being read from the changelog
 * @param ready when it was ready
 * @param rebuilds of its tasks, in the order of the log
 */
record Startup(double readySeconds, double restoringSeconds, Instant ready, List<Rebuild> rebuilds) {

    Startup {
        rebuilds = List.copyOf(rebuilds);
    }

    /** Whether it called itself ready before the last memory was rebuilt; expected is that it never does. */
    boolean readyTooEarly() {
        return rebuilds.stream().anyMatch(rebuild -> rebuild.end().isAfter(ready));
    }

    /** Rows that were read by all rebuilds. */
    long rows() {
        return rebuilds.stream().mapToLong(Rebuild::rows).sum();
    }

    /** What all rebuilds took one after another. */
    double rebuildSeconds() {
        return rebuilds.stream().mapToLong(Rebuild::millis).sum() / 1e3;
    }

    /** What the longest rebuild took. */
    double longestRebuildSeconds() {
        return rebuilds.stream().mapToLong(Rebuild::millis).max().orElse(0) / 1e3;
    }

    /** What all rebuilds took, for a million rows. */
    double rebuildSecondsPerMillion() {
        return rows() == 0 ? 0 : rebuildSeconds() * 1e6 / rows();
    }
}
