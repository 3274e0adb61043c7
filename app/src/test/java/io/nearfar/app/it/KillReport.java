package io.nearfar.app.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was measured about kills, on standard output and in {@code target/kill-report.txt}. */
final class KillReport {

    private static final Path FILE = Path.of("target", "kill-report.txt");

    private final String variant;
    private int kills;

    KillReport(String variant) {
        this.variant = variant;
    }

    /** {@code next} and {@code takenOver} are seconds from the kill to an alert of anyone, and to one in a victim's place. */
    void kill(String victim, Kills.Moment moment, double next, double takenOver) {
        kills++;
        print("kill %d of %s: lag %d, %d alerts before, next alert after %.1f s, in its partitions after %.1f s"
                .formatted(kills, victim, moment.lag(), moment.alerts(), next, takenOver));
    }

    void totals(int sent, List<SeenAlert> read, List<SeenAlert> expected) {
        Map<String, Long> byTopic =
                read.stream().collect(Collectors.groupingBy(SeenAlert::topic, TreeMap::new, Collectors.counting()));
        print("%d tickets sent, %d kills, %d alerts read, %d expected, %s"
                .formatted(sent, kills, read.size(), expected.size(), byTopic));
    }

    private void print(String line) {
        String whole = String.format(Locale.ROOT, "%s: %s", variant, line);
        System.out.println(whole);
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, whole + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
