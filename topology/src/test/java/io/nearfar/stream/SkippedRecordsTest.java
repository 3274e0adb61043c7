package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.nearfar.detection.OutlierConfig;
import io.nearfar.record.Kind;
import io.nearfar.record.Mapping;
import io.nearfar.record.SkipReason;
import io.nearfar.record.UnreadableRecord.Reason;
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

/** What is not compared is counted, and a value with many records goes on whole or not at all. */
class SkippedRecordsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path state;

    private Driver driver;

    @BeforeEach
    void open() {
        StreamConfig logs = Configs.logs(Configs.DAY, OutlierConfig.DEFAULTS);
        StreamConfig otlp = new StreamConfig(
                logs.name(),
                logs.topic(),
                Mapping.preset("otlp-json", Kind.LOG),
                logs.scope(),
                logs.window(),
                logs.text(),
                logs.alerts(),
                logs.duplicates(),
                logs.outliers(),
                logs.surges(),
                logs.url());
        driver = new Driver(Configs.of(Configs.tickets(Configs.TICKET_WINDOW, OutlierConfig.DEFAULTS), otlp), state);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void everyReasonIsCountedByItself() {
        driver.send("tickets", new TestRecord<>("T-1".getBytes(StandardCharsets.UTF_8), null, NOON));
        driver.send("tickets", Map.of("id", "T-2", "subject", "Automatic reply: The till is broken"), NOON);
        driver.send("tickets", Map.of("id", "T-3", "subject", "\u200B"), NOON);

        assertThat(driver.metrics.records("tickets", "skipped")).isEqualTo(3);
        for (SkipReason reason : List.of(SkipReason.TOMBSTONE, SkipReason.AUTO_REPLY, SkipReason.WORDLESS)) {
            assertThat(driver.metrics.skippedRecords("tickets", reason)).isEqualTo(1);
        }
        assertThat(driver.metrics.skippedRecords("tickets", SkipReason.DELETED)).isZero();
        assertThat(driver.scores("tickets")).isEmpty();
    }

    @Test
    void meterOfSkippedRecordsHasTheReason() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        driver.metrics.bindTo(registry);
        driver.metrics.skipped("logs", SkipReason.AUTO_REPLY);

        assertThat(registry.get("nearfar.skipped.records")
                        .tags("stream", "logs", "reason", "auto_reply")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void everyLogRecordOfAValueIsJudged() {
        driver.send("logs", envelope("1795348800000000000", "disk is full", "", "disk is slow"), NOON);

        assertThat(driver.scores("logs"))
                .extracting(score -> score.path("record_id").asText())
                .containsExactly("app.logs-0-0-0", "app.logs-0-0-2");
        assertThat(driver.metrics.skippedRecords("logs", SkipReason.WORDLESS)).isEqualTo(1);
    }

    @Test
    void valueWithOneUnreadableLogRecordIsADeadLetterAndNothingElse() {
        byte[] value = envelope("soon", "disk is full", "", "disk is slow");
        driver.send("logs", value, NOON);

        List<TestRecord<byte[], byte[]>> letters = driver.deadLetters();
        assertThat(letters).hasSize(1);
        assertThat(letters.getFirst().value()).isEqualTo(value);
        assertThat(new String(
                        letters.getFirst()
                                .headers()
                                .lastHeader("__streams.errors.message")
                                .value(),
                        StandardCharsets.UTF_8))
                .startsWith("invalid_event_time: log record 0: ");
        assertThat(driver.metrics.deadLetters("logs", Reason.INVALID_EVENT_TIME))
                .isEqualTo(1);
        assertThat(driver.scores("logs")).isEmpty();
        assertThat(driver.metrics.records("logs", "skipped")).isZero();
    }

    @Test
    void ticketInAnotherLanguageIsStillCompared() {
        Map<String, String> ticket =
                Map.of("id", "T-1", "subject", "Ich kann mich seit gestern nicht mehr anmelden, bitte helfen Sie mir");
        driver.send("tickets", ticket, NOON);

        assertThat(driver.metrics.records("tickets", "embedded") + driver.metrics.records("tickets", "cached"))
                .isEqualTo(1);
        assertThat(driver.scores("tickets")).hasSize(1);
    }

    private static byte[] envelope(String time, String... bodies) {
        StringBuilder records = new StringBuilder();
        for (String body : bodies) {
            records.append(records.isEmpty() ? "" : ",")
                    .append("{\"timeUnixNano\": \"%s\", \"body\": {\"stringValue\": \"%s\"}}".formatted(time, body));
        }
        return "{\"resourceLogs\": [{\"scopeLogs\": [{\"logRecords\": [%s]}]}]}"
                .formatted(records)
                .getBytes(StandardCharsets.UTF_8);
    }
}
