package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.detection.OutlierConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearfarTopologyTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path state;

    private Driver driver;

    @BeforeEach
    void open() {
        driver = new Driver(
                Configs.of(
                        Configs.tickets(Configs.TICKET_WINDOW, OutlierConfig.DEFAULTS),
                        Configs.logs(Configs.DAY, OutlierConfig.DEFAULTS),
                        Configs.payments(OutlierConfig.DEFAULTS)),
                state);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void rewordedTicketIsADuplicateOfTheEarlierOne() {
        // Given
        ticket("T-1", "acme", "My parcel 5512 has not arrived, tracking has not moved since Monday");

        // When
        ticket("T-2", "acme", "My parcel 5512 hasn't arrived, the tracking has not moved since Monday");

        // Then
        List<JsonNode> alerts = driver.alerts("tickets", AlertKind.DUPLICATES);
        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst().at("/record/id").asText()).isEqualTo("T-2");
        assertThat(alerts.getFirst().at("/match/id").asText()).isEqualTo("T-1");
    }

    @Test
    void sameTextInTwoTenantsNeverMeets() {
        // Given
        ticket("T-1", "acme", "The card reader at till four is broken again");

        // When
        ticket("T-2", "other", "The card reader at till four is broken again");

        // Then
        assertThat(driver.alerts("tickets", AlertKind.DUPLICATES)).isEmpty();
        assertThat(driver.scores("tickets"))
                .allSatisfy(score -> assertThat(score.get("matches")).isEmpty());
    }

    @Test
    void equalChargeWithinADayIsADuplicate() {
        // Given
        payment("P-1", "DE-4417", "Kaufhalle", 49.90, NOON);

        // When
        payment("P-2", "DE-4417", "KAUFHALLE", 49.90, NOON.plusSeconds(42));

        // Then
        List<JsonNode> alerts = driver.alerts("payments", AlertKind.DUPLICATES);
        assertThat(alerts).extracting(alert -> alert.at("/match/id").asText()).containsExactly("P-1");
    }

    private void ticket(String id, String tenant, String subject) {
        driver.send(
                "tickets", Map.of("id", id, "tenant", tenant, "subject", subject, "created_at", NOON.toString()), NOON);
    }

    private void payment(String id, String account, String merchant, double amount, Instant at) {
        Map<String, Object> fields = Map.of(
                "id", id,
                "tenant", "bank",
                "account", account,
                "merchant", merchant,
                "amount", amount,
                "currency", "EUR",
                "timestamp", at.toString());
        driver.send("payments", fields, at);
    }
}
