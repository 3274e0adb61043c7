package io.nearfar.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.app.settings.Settings;
import io.nearfar.app.settings.SettingsReader;
import io.nearfar.embedding.CachedEmbedder;
import io.nearfar.embedding.onnx.OnnxEmbedder;
import io.nearfar.record.Redactor;
import io.nearfar.stream.MetricName;
import io.nearfar.stream.NearfarMetrics;
import io.nearfar.stream.NearfarStreams;
import io.nearfar.stream.NearfarTopology;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's table of metrics is what a scrape of {@code run} shows before the first record. */
class MetricsTableTest {

    private static final Pattern LABEL = Pattern.compile("[{,]([a-z_]+)=\"");

    /** What every series has, and what only the buckets of a histogram have. */
    private static final Set<String> UNTOLD = Set.of("application", "le");

    @TempDir
    private Path state;

    @Test
    void theReadmeHasTheTable() {
        assertThat(String.join("\n", Readme.block("metrics")))
                .as("README.md between <!-- metrics --> and <!-- /metrics -->")
                .isEqualTo(String.join("\n", table()));
    }

    private List<String> table() {
        List<String> scrape = scrape().lines().toList();
        List<String> table = new ArrayList<>(List.of("| name | type | labels | what it says |", "|---|---|---|---|"));
        for (MetricName metric : MetricName.values()) {
            String name = name(metric, scrape);
            table.add("| `%s` | %s | %s | %s |"
                    .formatted(name, type(name, scrape), labels(name, scrape), metric.sentence()));
        }
        return table;
    }

    /** The family that the sentence explains; one of times has a second one for its maximum. */
    private static String name(MetricName metric, List<String> scrape) {
        List<String> families = scrape.stream()
                .filter(line -> line.startsWith("# HELP nearfar_") && line.endsWith(" " + metric.sentence()))
                .map(line -> line.split(" ", -1)[2])
                .filter(family -> !family.endsWith("_max"))
                .toList();
        assertThat(families).as("families of %s", metric).hasSize(1);
        return families.getFirst();
    }

    private static String type(String name, List<String> scrape) {
        String type = "# TYPE %s ".formatted(name);
        return scrape.stream()
                .filter(line -> line.startsWith(type))
                .map(line -> line.substring(type.length()))
                .collect(Collectors.joining());
    }

    private static String labels(String name, List<String> scrape) {
        Set<String> labels = new TreeSet<>();
        scrape.stream()
                .filter(line -> line.matches(name + "(_bucket|_count|_sum)?\\{.*"))
                .flatMap(line -> LABEL.matcher(line).results())
                .map((MatchResult label) -> label.group(1))
                .forEach(labels::add);
        assertThat(labels).as("labels of %s", name).contains("application");
        labels.removeAll(UNTOLD);
        return String.join(", ", labels);
    }

    private String scrape() {
        Settings settings = SettingsReader.read("kafka: {state.dir: '%s'}".formatted(state));
        NearfarMetrics nearfar = new NearfarMetrics();
        try (CachedEmbedder embedder = new CachedEmbedder(OnnxEmbedder.load(settings.model()));
                Metering metering = Metering.open(settings, nearfar)) {
            NearfarTopology.Parts parts =
                    new NearfarTopology.Parts(embedder, Redactor.of(new byte[32]), nearfar, Clock.systemUTC());
            try (NearfarStreams streams =
                    NearfarStreams.create(settings.config(), parts, new HashMap<>(settings.kafka()))) {
                metering.watch(streams, embedder.model(), settings.config());
                return metering.registry().scrape();
            }
        }
    }
}
