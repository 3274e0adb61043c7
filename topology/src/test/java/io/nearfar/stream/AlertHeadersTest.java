package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nearfar.alert.Contract;
import io.nearfar.detection.OutlierConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertHeadersTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @TempDir
    private Path state;

    private Driver driver;

    @BeforeEach
    void open() {
        driver = new Driver(Configs.of(Configs.tickets(Configs.TICKET_WINDOW, OutlierConfig.DEFAULTS)), state);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void alertIsACloudEventInBinaryModeKeyedByScope() {
        ticket("T-1");
        ticket("T-2");

        TestRecord<byte[], byte[]> alert =
                driver.records("nearfar.tickets.duplicates").getFirst();

        assertThat(new String(alert.key(), StandardCharsets.UTF_8)).isEqualTo("acme");
        assertThat(alert.timestamp()).isEqualTo(NOON.toEpochMilli());
        assertThat(headers(alert))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "io.nearfar.duplicate.v1")
                .containsEntry("ce_source", "/nearfar/test/tickets")
                .containsEntry("ce_subject", "T-2")
                .containsEntry("ce_tenant", "acme")
                .containsEntry("ce_stream", "tickets")
                .containsEntry("ce_severity", "info")
                .containsEntry("ce_partitionkey", "acme")
                .containsEntry("ce_time", "2026-11-22T12:00:00Z")
                .containsEntry("ce_detectedat", "2026-11-22T12:00:00Z")
                .containsEntry("content-type", "application/json")
                .containsKeys("ce_id", "ce_dataschema");
    }

    @Test
    void headersKeepToTheirSchema() throws Exception {
        ticket("T-1");
        ticket("T-2");

        Map<String, String> headers =
                headers(driver.records("nearfar.tickets.duplicates").getFirst());
        Contract contract = Contract.of("alert-headers");

        assertThat(contract.errors(new ObjectMapper().writeValueAsString(headers)))
                .isEmpty();
        headers.remove("ce_severity");
        assertThat(contract.errors(new ObjectMapper().writeValueAsString(headers)))
                .isNotEmpty();
    }

    @Test
    void traceGoesOnAndNoOtherHeaderOfTheSourceDoes() {
        ticket("T-1");
        ticket("T-2");

        assertThat(headers(driver.records("nearfar.tickets.duplicates").getFirst()))
                .containsEntry("traceparent", TRACE)
                .doesNotContainKeys("x-user", "tracestate");
        assertThat(headers(driver.records("nearfar.tickets.scores").getFirst())).containsOnlyKeys("traceparent");
    }

    @Test
    void deletionIsSkippedAndCounted() {
        driver.send("tickets", new TestRecord<>("T-1".getBytes(StandardCharsets.UTF_8), null, NOON));

        assertThat(driver.metrics.records("tickets", "skipped")).isEqualTo(1);
        assertThat(driver.deadLetters()).isEmpty();
        assertThat(driver.scores("tickets")).isEmpty();
    }

    private void ticket(String id) {
        String value =
                "{\"id\": \"%s\", \"tenant\": \"acme\", \"subject\": \"The till is broken\", \"created_at\": \"%s\"}"
                        .formatted(id, NOON);
        RecordHeaders headers = new RecordHeaders();
        headers.add("traceparent", TRACE.getBytes(StandardCharsets.UTF_8));
        headers.add("tracestate", "vendor=1".getBytes(StandardCharsets.UTF_8));
        headers.add("x-user", "somebody".getBytes(StandardCharsets.UTF_8));
        driver.send("tickets", new TestRecord<>(null, value.getBytes(StandardCharsets.UTF_8), headers, NOON));
    }

    private static Map<String, String> headers(TestRecord<byte[], byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
