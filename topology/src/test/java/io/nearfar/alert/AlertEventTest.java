package io.nearfar.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.cloudevents.kafka.CloudEventSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class AlertEventTest {

    private static final Instant DETECTED = Instant.parse("2026-11-22T09:14:08.123456Z");

    @Test
    void binaryModeCarriesIdentityInHeadersAndTheBodyAsItStands() {
        Alert alert = new AlertWriter(Examples.TICKETS).of(Examples.ticket(), Examples.repeat());
        Headers headers = new RecordHeaders();
        byte[] value = serialized(alert, headers);
        assertThat(new String(value, StandardCharsets.UTF_8)).isEqualTo(alert.body());
        assertThat(texts(headers))
                .containsOnly(
                        entry("ce_specversion", "1.0"),
                        entry("ce_id", alert.id()),
                        entry("ce_type", "io.nearfar.duplicate.v1"),
                        entry("ce_source", "/nearfar/acme-prod/tickets"),
                        entry("ce_subject", "ZD-1042"),
                        entry("ce_time", "2026-11-22T09:14:07Z"),
                        entry("ce_detectedat", "2026-11-22T09:14:08.123Z"),
                        entry("ce_partitionkey", "acme"),
                        entry("ce_tenant", "acme"),
                        entry("ce_stream", "tickets"),
                        entry("ce_severity", "info"),
                        entry("ce_dataschema", "https://nearfar.io/schemas/duplicate.v1.json"),
                        entry("content-type", "application/json"));
    }

    @Test
    void anyAlertCanBeSerialized() {
        for (long seed = 0; seed < 1_000; seed++) {
            Alert alert = new RandomAlerts(seed).next();
            Headers headers = new RecordHeaders();
            byte[] value = serialized(alert, headers);
            assertThat(new String(value, StandardCharsets.UTF_8))
                    .as("seed %s", seed)
                    .isEqualTo(alert.body());
            assertThat(texts(headers))
                    .as("seed %s", seed)
                    .containsEntry("ce_subject", alert.subject())
                    .containsEntry("ce_partitionkey", alert.key());
        }
    }

    private static byte[] serialized(Alert alert, Headers headers) {
        try (CloudEventSerializer serializer = new CloudEventSerializer()) {
            serializer.configure(Map.of(), false);
            return serializer.serialize("topic", headers, alert.event(DETECTED));
        }
    }

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new TreeMap<>();
        for (Header header : headers) {
            texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
