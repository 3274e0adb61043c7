package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.detection.OutlierConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verdicts from their topic through the router to the stream that raised the alert. */
class VerdictTopologyTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String TEXT = "The card reader at till four is broken again";

    @TempDir
    private Path state;

    private Driver driver;

    @BeforeEach
    void open() {
        driver = new Driver(
                Configs.of(
                        Configs.payments(OutlierConfig.DEFAULTS),
                        Configs.logs(Configs.DAY, OutlierConfig.DEFAULTS),
                        Configs.tickets(Configs.TICKET_WINDOW, OutlierConfig.DEFAULTS)),
                state);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void alertIdAndKeyAreEnoughWhateverTheStream() {
        String alert = duplicate("T-1", "T-2");

        verdict("acme", "{\"alert_id\": \"%s\", \"verdict\": \"different\", \"note\": \"no\"}".formatted(alert));

        assertThat(driver.deadLetters()).isEmpty();
        List<TestRecord<byte[], byte[]>> labels = driver.records("nearfar.tickets.labels");
        assertThat(labels).hasSize(1);
        assertThat(labels.getFirst().key()).asString().isEqualTo(alert);
        assertThat(new String(labels.getFirst().value(), StandardCharsets.UTF_8))
                .contains("\"record_id\":\"T-2\"", "\"other_id\":\"T-1\"", "\"verdict\":\"different\"")
                .doesNotContain("note");
        assertThat(driver.groups("tickets").getFirst().count()).isEqualTo(1);
    }

    @Test
    void expectedGroupFallsSilentAndIsCounted() {
        String alert = duplicate("T-1", "T-2");

        verdict("acme", "{\"alert_id\": \"%s\", \"verdict\": \"expected\", \"stream\": \"tickets\"}".formatted(alert));
        ticket("T-3", "open");

        assertThat(driver.alerts("tickets", AlertKind.DUPLICATES)).isEmpty();
        assertThat(driver.groups("tickets").getFirst().count()).isEqualTo(3);
    }

    @Test
    void repeatOfAClosedTicketIsARegression() {
        duplicate("T-1", "T-2");

        ticket("T-1", "Won't Fix");
        ticket("T-3", "open");

        JsonNode alert = driver.alerts("tickets", AlertKind.DUPLICATES).getFirst();
        assertThat(alert.path("rule_version").asText()).isEqualTo("regression-1");
        assertThat(alert.path("summary").asText()).endsWith("; T-1 was closed");
        assertThat(alert.at("/group/count").asInt()).isEqualTo(3);
    }

    @Test
    void whatCannotBeActedOnIsADeadLetterWithItsReason() {
        String alert = duplicate("T-1", "T-2");

        verdict("acme", "{\"alert_id\": \"0123456789abcdef\", \"verdict\": \"same\"}");
        assertThat(reason()).isEqualTo("unknown_alert");
        verdict("other", "{\"alert_id\": \"%s\", \"verdict\": \"same\"}".formatted(alert));
        assertThat(reason()).isEqualTo("unknown_alert");
        verdict("acme", "{\"alert_id\": \"%s\", \"verdict\": \"wrong\"}".formatted(alert));
        assertThat(reason()).isEqualTo("wrong_type");
        verdict("acme", "{\"alert_id\": \"%s\"}".formatted(alert));
        assertThat(reason()).isEqualTo("missing_field");
        verdict("acme", "[]");
        assertThat(reason()).isEqualTo("invalid_json");
        verdict(" /a", "{\"alert_id\": \"%s\", \"verdict\": \"same\"}".formatted(alert));
        assertThat(reason()).isEqualTo("missing_field");
        verdict("acme~", "{\"alert_id\": \"%s\", \"verdict\": \"same\"}".formatted(alert));
        assertThat(reason()).isEqualTo("missing_field");
        verdict("", "{\"alert_id\": \"%s\", \"verdict\": \"same\"}".formatted(alert));
        assertThat(reason()).isEqualTo("missing_field");
        verdict("acme", "{\"alert_id\": \"%s\", \"verdict\": \"same\", \"stream\": \"none\"}".formatted(alert));
        assertThat(reason()).isEqualTo("unknown_alert");
        verdict("acme", "{\"x\": \"" + "x".repeat(20_000) + "\"}");
        assertThat(reason()).isEqualTo("too_large");
        verdict("acme", "{\"alert_id\": \"%s\", \"verdict\": \"different\"}".formatted(alert));
        assertThat(driver.deadLetters()).isEmpty();
        verdict("acme", "{\"alert_id\": \"%s\", \"verdict\": \"same\"}".formatted(alert));
        assertThat(reason()).isEqualTo("contradicted");
    }

    private String reason() {
        TestRecord<byte[], byte[]> letter = driver.deadLetters().getFirst();
        return new String(letter.headers().lastHeader("nearfar.reason").value(), StandardCharsets.UTF_8);
    }

    /** Two equal tickets, and the id of the alert about them. */
    private String duplicate(String first, String second) {
        ticket(first, "open");
        ticket(second, "open");
        return driver.alerts("tickets", AlertKind.DUPLICATES)
                .getFirst()
                .path("alert_id")
                .asText();
    }

    private void ticket(String id, String status) {
        Map<String, String> fields =
                Map.of("id", id, "tenant", "acme", "subject", TEXT, "status", status, "created_at", NOON.toString());
        driver.send("tickets", fields, NOON);
    }

    private void verdict(String key, String json) {
        driver.verdict(key.getBytes(StandardCharsets.UTF_8), json.getBytes(StandardCharsets.UTF_8), NOON);
    }
}
