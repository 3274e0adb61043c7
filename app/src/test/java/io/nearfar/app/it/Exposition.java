package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scrape in Prometheus' text format, read line by line without mercy.
 *
 * @param samples in their order
 * @param types of families by their names
 */
record Exposition(List<Sample> samples, Map<String, String> types) {

    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) (" + NAME + ") (.+)");
    private static final Pattern SAMPLE =
            Pattern.compile("(" + NAME + ")(?:\\{(.*)})? (NaN|[+-]Inf|[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"(?:,|$)");
    private static final Set<String> TYPES = Set.of("counter", "gauge", "summary", "histogram", "untyped");

    /** One value. */
    record Sample(String name, Map<String, String> labels, double value) {}

    /** Reads all of it; a line that is not right fails the test. */
    static Exposition read(String body) {
        assertThat(body).endsWith("\n");
        Map<String, String> types = new HashMap<>();
        List<Sample> samples = new ArrayList<>();
        for (String line : body.split("\n", -1)) {
            if (line.startsWith("#")) {
                comment(line, types);
            } else if (!line.isEmpty()) {
                samples.add(sample(line));
            }
        }
        Exposition read = new Exposition(samples, types);
        samples.forEach(read::requireFamily);
        assertThat(samples.stream().map(sample -> sample.name() + sample.labels()))
                .doesNotHaveDuplicates();
        return read;
    }

    private static void comment(String line, Map<String, String> types) {
        Matcher matched = COMMENT.matcher(line);
        assertThat(matched.matches()).as(line).isTrue();
        if (matched.group(1).equals("TYPE")) {
            assertThat(TYPES).as(line).contains(matched.group(3));
            assertThat(types.put(matched.group(2), matched.group(3))).as(line).isNull();
        }
    }

    private static Sample sample(String line) {
        Matcher matched = SAMPLE.matcher(line);
        assertThat(matched.matches()).as(line).isTrue();
        String labels = matched.group(2) == null ? "" : matched.group(2);
        return new Sample(matched.group(1), labels(line, labels), value(matched.group(3)));
    }

    private static Map<String, String> labels(String line, String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher matched = LABEL.matcher(text);
        int end = 0;
        while (matched.find()) {
            assertThat(matched.start()).as(line).isEqualTo(end);
            assertThat(labels.put(matched.group(1), matched.group(2))).as(line).isNull();
            end = matched.end();
        }
        assertThat(end).as(line).isEqualTo(text.length());
        return labels;
    }

    private static double value(String text) {
        return text.endsWith("Inf")
                ? Double.POSITIVE_INFINITY * (text.startsWith("-") ? -1 : 1)
                : Double.parseDouble(text);
    }

    private void requireFamily(Sample sample) {
        String family = sample.name().replaceFirst("_(bucket|sum|count)$", "");
        assertThat(types.containsKey(sample.name()) || types.containsKey(family))
                .as("type of %s", sample.name())
                .isTrue();
    }

    /** Values of a name whose labels have at least these values, added up. */
    double sum(String name, Map<String, String> labels) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name))
                .filter(sample -> sample.labels().entrySet().containsAll(labels.entrySet()))
                .mapToDouble(Sample::value)
                .sum();
    }

    /** Whether any sample has the name. */
    boolean has(String name) {
        return samples.stream().anyMatch(sample -> sample.name().equals(name));
    }
}
