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
import java.util.function.Function;
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

    /** How much of a stream was compared, by the letter that keys begin with. */
    void state(String stream, Map<Integer, Map<String, String>> logged) {
        List<Map.Entry<String, String>> all = logged.values().stream()
                .flatMap(state -> state.entrySet().stream())
                .toList();
        int digits = all.stream()
                .mapToInt(entry -> entry.getKey().length() + entry.getValue().length())
                .sum();
        print("%s: state of %d partitions equals that of tasks never killed: %d keys %s, %d bytes"
                .formatted(stream, logged.size(), all.size(), sorts(logged), digits / 2));
    }

    void payments(int sent, List<SeenAlert> read) {
        print("%d payments sent, %d alerts read".formatted(sent, read.size()));
    }

    /** How many keys begin with each letter; keys are in hexadecimal. */
    static Map<Character, Long> sorts(Map<Integer, Map<String, String>> logged) {
        return logged.values().stream()
                .flatMap(state -> state.keySet().stream())
                .map(key -> (char) Integer.parseInt(key.substring(0, 2), 16))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
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
