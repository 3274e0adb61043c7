package io.nearfar.bench.recover;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What was measured.
 *
 * @param vectors tickets in the state, of one vector each, besides probes
 * @param scopes scopes that they are in
 * @param feedSeconds from the first ticket sent until all were processed
 * @param stateBytes files of the state as the first kill left them
 * @param kept the instance after a kill, on the state it had
 * @param lost the instance after another kill, its state deleted
 */
record Report(int vectors, int scopes, double feedSeconds, long stateBytes, Recovery kept, Optional<Recovery> lost) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MEBI = 1 << 20;

    /** Whether both recoveries are sound. */
    boolean isSound() {
        return kept.isSound() && lost.map(Recovery::isSound).orElse(true);
    }

    private double recordsPerSecond() {
        return vectors / feedSeconds;
    }

    /** A short table, lines of at most 110 columns. */
    String table() {
        StringBuilder table = new StringBuilder("""
                vectors     %,d in %d scopes of %,d    %d cores, JDK %s
                feed        %.1f s, %,.0f records/s
                state       %,.0f MiB on disk when killed

                killed      ready s  discarded  restoring s  rebuild s  longest task s  s a million       rows  equal answers
                """.formatted(
                        vectors,
                        scopes,
                        vectors / scopes,
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature(),
                        feedSeconds,
                        recordsPerSecond(),
                        stateBytes / MEBI));
        table.append(row("state kept", kept));
        lost.ifPresent(recovery -> table.append(row("state lost", recovery)));
        return table.toString();
    }

    private static String row(String name, Recovery recovery) {
        Startup startup = recovery.startup();
        Comparison answers = recovery.answers();
        String row = "%-10s %8.1f %10d %12.1f %10.1f %15.1f %12.1f %,10d  %d of %d%n"
                .formatted(
                        name,
                        startup.readySeconds(),
                        startup.discarded(),
                        startup.restoringSeconds(),
                        startup.rebuildSeconds(),
                        startup.longestRebuildSeconds(),
                        startup.rebuildSecondsPerMillion(),
                        startup.rows(),
                        answers.equal(),
                        answers.probes());
        String rows = startup.rows() == recovery.expectedRows()
                ? ""
                : "           wrong: %,d rows expected%n".formatted(recovery.expectedRows());
        String early =
                startup.readyTooEarly() ? "           wrong: ready before the memory was rebuilt%n".formatted() : "";
        return row + rows + early;
    }

    /** One JSON object, seconds with two decimals. */
    String json() {
        ObjectNode report = JSON.createObjectNode()
                .put("vectors", vectors)
                .put("scopes", scopes)
                .put("cores", Runtime.getRuntime().availableProcessors())
                .put("jdk", Runtime.version().toString())
                .put("feed_s", rounded(feedSeconds))
                .put("records_per_s", Math.round(recordsPerSecond()))
                .put("state_bytes_on_disk", stateBytes);
        put(report, "", kept);
        lost.ifPresent(recovery -> put(report, "lost_", recovery));
        return report.toString();
    }

    private static void put(ObjectNode report, String prefix, Recovery recovery) {
        Startup startup = recovery.startup();
        report.put(prefix + "ready_s", rounded(startup.readySeconds()))
                .put(prefix + "discarded_tasks", startup.discarded())
                .put(prefix + "restoring_s", rounded(startup.restoringSeconds()))
                .put(prefix + "ready_too_early", startup.readyTooEarly())
                .put(prefix + "rebuild_rows", startup.rows())
                .put(prefix + "expected_rows", recovery.expectedRows())
                .put(prefix + "rebuild_s_per_million", rounded(startup.rebuildSecondsPerMillion()))
                .put(prefix + "probes", recovery.answers().probes())
                .put(prefix + "equal_probes", recovery.answers().equal())
                .put(prefix + "compared_matches", recovery.answers().matches())
                .putObject(prefix + "rebuild_s")
                .put("sum", rounded(startup.rebuildSeconds()))
                .put("max", rounded(startup.longestRebuildSeconds()));
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 100) / 100.0;
    }
}
