package io.nearfar.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.app.Readme;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleFilesTest {

    private static final String RUNBOOK = "docs/operations/runbook.md";

    static Stream<String> alerts() {
        return RuleFiles.alerts().stream().map(alert -> alert.path("alert").asText());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertSaysHowBadItIsAndWhatItMeans(String name) {
        JsonNode alert = alert(name);

        assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning", "info");
        assertThat(alert.at("/annotations/summary").asText()).isNotBlank().doesNotEndWith(".");
        assertThat(alert.at("/annotations/description").asText()).isNotBlank().endsWith(".");
        assertThat(alert.at("/annotations/runbook_url").asText())
                .isEqualTo("%s#%s".formatted(RUNBOOK, name.toLowerCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertHasASectionOfTheRunbook(String name) throws IOException {
        List<String> lines = Files.readAllLines(Readme.project().resolve(RUNBOOK));
        int begin = lines.indexOf("## " + name);

        assertThat(begin).isNotNegative();
        List<String> section = lines.subList(begin + 1, lines.size()).stream()
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
        assertThat(section)
                .anyMatch(line -> line.startsWith("- **Means**: "))
                .anyMatch(line -> line.startsWith("- **Look at**: "))
                .anyMatch(line -> line.startsWith("- **Do**: "));
    }

    @Test
    void everySectionOfTheRunbookIsOfAnAlert() throws IOException {
        assertThat(Files.readAllLines(Readme.project().resolve(RUNBOOK)).stream()
                        .filter(line -> line.startsWith("## "))
                        .map(line -> line.substring(3)))
                .containsExactlyInAnyOrderElementsOf(alerts().toList());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertIsTestedFiringAndQuiet(String name) {
        List<JsonNode> cases = Dashboard.list(RuleFiles.read(RuleFiles.tests()).path("tests")).stream()
                .flatMap(test -> Dashboard.list(test.path("alert_rule_test")).stream())
                .filter(test -> test.path("alertname").asText().equals(name))
                .toList();

        assertThat(cases).anyMatch(test -> test.path("exp_alerts").isEmpty());
        assertThat(cases).anyMatch(test -> !test.path("exp_alerts").isEmpty());
    }

    private static JsonNode alert(String name) {
        return RuleFiles.alerts().stream()
                .filter(alert -> alert.path("alert").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
