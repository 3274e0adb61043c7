package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.nearfar.detection.Budget;
import io.nearfar.detection.OutlierConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outliers like one that was alerted: counted for a while, then told of with their number. */
class RemindersTest {

    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final Duration REMIND = Duration.ofHours(2);
    private static final String NEWS = "Keystore tampered with, signing key cannot be rotated";

    @TempDir
    private Path state;

    private int sent;

    @Test
    void aLineLikeOneAlertedIsCountedUntilTheNextAlertTellsHowMany() {
        try (Driver driver = new Driver(Configs.of(Configs.logs(Configs.DAY, outliers(20))), state)) {
            // Given
            usual(driver, 400);
            line(driver, NEWS, at(0));
            assertThat(alerts(driver, AlertKind.OUTLIERS, "logs")).hasSize(1);

            // When
            line(driver, NEWS, at(10));
            line(driver, NEWS, at(119));
            List<JsonNode> soon = alerts(driver, AlertKind.OUTLIERS, "logs");
            line(driver, NEWS, at(120));

            // Then
            assertThat(soon).isEmpty();
            assertThat(suppressed(driver, "logs")).isEqualTo(2);
            assertThat(alerts(driver, AlertKind.OUTLIERS, "logs"))
                    .singleElement()
                    .satisfies(alert -> {
                        assertThat(alert.path("suppressed_count").asInt()).isEqualTo(2);
                        assertThat(alert.path("evidence").findValuesAsText("kind"))
                                .contains("repeats");
                    });
            line(driver, NEWS, at(121));
            line(driver, NEWS, at(241));
            assertThat(alerts(driver, AlertKind.OUTLIERS, "logs"))
                    .extracting(alert -> alert.path("suppressed_count").asInt())
                    .containsExactly(1);
        }
    }

    @Test
    void anotherLineIsToldAtOnce() {
        try (Driver driver = new Driver(Configs.of(Configs.logs(Configs.DAY, outliers(20))), state)) {
            usual(driver, 400);
            line(driver, NEWS, at(0));
            line(driver, "Segmentation violation in native codec, core dumped", at(1));

            assertThat(alerts(driver, AlertKind.OUTLIERS, "logs")).hasSize(2);
        }
    }

    @Test
    void whatIsCountedUsesNoBudget() {
        try (Driver driver = new Driver(Configs.of(Configs.logs(Configs.DAY, outliers(2))), state)) {
            usual(driver, 400);
            line(driver, NEWS, at(0));
            line(driver, NEWS, at(1));
            line(driver, NEWS, at(2));
            line(driver, "Segmentation violation in native codec, core dumped", at(3));
            line(driver, "Split brain suspected, two leaders elected", at(4));

            assertThat(alerts(driver, AlertKind.OUTLIERS, "logs"))
                    .extracting(alert -> alert.at("/record/snippet").asText())
                    .containsExactly(NEWS, "Segmentation violation in native codec, core dumped");
        }
    }

    @Test
    void equalUnusualPaymentsAreAllTold() {
        try (Driver driver = new Driver(Configs.of(Configs.payments(outliers(20))), state)) {
            for (int i = 0; i < 400; i++) {
                pay(driver, "P-" + i, "DE-" + i % 5, 40 + i * 7 % 20, at(-400 + i));
            }
            alerts(driver, AlertKind.OUTLIERS, "payments");
            pay(driver, "X-1", "DE-1", 9_000, at(10));
            pay(driver, "X-2", "DE-2", 9_000, at(11));

            assertThat(alerts(driver, AlertKind.OUTLIERS, "payments"))
                    .extracting(alert -> alert.path("suppressed_count").asInt())
                    .containsExactly(0, 0);
        }
    }

    private static OutlierConfig outliers(int perDay) {
        return new OutlierConfig(new Budget.PerDay(perDay), 95, 100, REMIND);
    }

    private static List<JsonNode> alerts(Driver driver, AlertKind kind, String stream) {
        return new ArrayList<>(driver.alerts(stream, kind));
    }

    private static double suppressed(Driver driver, String stream) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        driver.metrics.bindTo(registry);
        return registry.get("nearfar.alerts.suppressed")
                .tags("stream", stream, "kind", "outliers", "reason", "repeated")
                .functionCounter()
                .count();
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofDays(1)).plus(Duration.ofMinutes(minute));
    }

    private void usual(Driver driver, int lines) {
        for (int i = 0; i < lines; i++) {
            line(driver, i % 3 == 0 ? "Session closed for user " + i : "Accepted connection " + i, at(i - lines));
        }
        alerts(driver, AlertKind.OUTLIERS, "logs");
    }

    private void line(Driver driver, String message, Instant at) {
        Map<String, Object> fields = Map.of(
                "id",
                "L-" + sent++,
                "tenant",
                "acme",
                "service",
                "checkout",
                "level",
                "INFO",
                "message",
                message,
                "timestamp",
                at.toString());
        driver.send("logs", fields, at);
    }

    private static void pay(Driver driver, String id, String account, int amount, Instant at) {
        Map<String, Object> fields = Map.of(
                "id",
                id,
                "tenant",
                "bank",
                "account",
                account,
                "merchant",
                "Kaufhalle",
                "amount",
                amount,
                "currency",
                "EUR",
                "timestamp",
                at.toString());
        driver.send("payments", fields, at);
    }
}
