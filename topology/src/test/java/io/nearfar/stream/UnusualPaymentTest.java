package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.detection.OutlierConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusualPaymentTest {

    private static final Instant START = Instant.parse("2026-10-01T12:00:00Z");

    @TempDir
    private Path state;

    @Test
    void alertTellsInWhatAPaymentIsUnusual() {
        try (Driver driver = new Driver(Configs.of(Configs.payments(new OutlierConfig(5, 99, 50))), state)) {
            // Given
            for (int i = 0; i < 200; i++) {
                pay(driver, "P-" + i, "Kaufhalle", 40 + i * 7 % 20, i);
            }

            // When
            pay(driver, "P-999", "Juwelier", 4_800, 200);

            // Then
            List<JsonNode> alerts = driver.alerts("payments", AlertKind.OUTLIERS);
            JsonNode alert = alerts.getLast();
            assertThat(alert.at("/record/id").asText()).isEqualTo("P-999");
            assertThat(alert.at("/summary").asText()).startsWith("4800 EUR at Juwelier, account ...417, ");
            assertThat(alert.get("evidence"))
                    .extracting(reason -> reason.get("kind").asText())
                    .contains("amount", "amount-of-all", "merchant");
            assertThat(alert.at("/evidence/0/value").asDouble()).isEqualTo(4_800);
            assertThat(alert.at("/evidence/0/usual").asDouble()).isBetween(40.0, 60.0);
        }
    }

    private static void pay(Driver driver, String id, String merchant, int amount, int turn) {
        Instant at = START.plus(Duration.ofHours(6L * turn));
        Map<String, Object> fields = Map.of(
                "id",
                id,
                "tenant",
                "bank",
                "account",
                "DE-4417",
                "merchant",
                merchant,
                "amount",
                amount,
                "currency",
                "EUR",
                "timestamp",
                at.toString());
        driver.send("payments", fields, at);
    }
}
