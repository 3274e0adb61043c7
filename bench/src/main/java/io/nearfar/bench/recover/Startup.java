package io.nearfar.bench.recover;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an instance came up.
 *
 * @param readySeconds from the start of its process to its first 200 at {@code /health/ready}
 * @param restoringSeconds how long {@code /health/ready} named tasks whose stores were being read from the changelog
 * @param ready when it was ready
 * @param discarded tasks whose state on disk Kafka Streams threw away, to read it from the changelog instead
 * @param rebuilds of its tasks, in the order of the log
 */
record Startup(double readySeconds, double restoringSeconds, Instant ready, int discarded, List<Rebuild> rebuilds) {

    private static final Pattern DISCARDED = Pattern.compile("Detected the states of tasks \\[([^]]+)] are corrupted");

    Startup {
        rebuilds = List.copyOf(rebuilds);
    }

    /** How many tasks the lines of a log name whose state was thrown away. */
    static int discarded(List<String> log) {
        return (int) log.stream()
                .map(DISCARDED::matcher)
                .filter(Matcher::find)
                .flatMap(found -> Pattern.compile(",").splitAsStream(found.group(1)))
                .count();
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
