package io.nearfar.alert;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * An alert, complete but for the time of its detection.
 *
 * @param type what it says
 * @param id 16 hexadecimal digits; equal for the same statement about the same record, whatever its place in Kafka
 * @param key key of the record's scope, the Kafka key of the alert
 * @param subject id of the record it is about, of a surge its name
 * @param tenant the tenant that owns the record
 * @param stream the stream of the record
 * @param source which installation and stream says it, {@code /nearfar/{instance}/{stream}}
 * @param severity how soon somebody should look
 * @param eventTime when the record happened, in whole milliseconds
 * @param body JSON text; equal, byte for byte in UTF-8, wherever and whenever it is written
 */
public record Alert(
        AlertType type,
        String id,
        String key,
        String subject,
        String tenant,
        String stream,
        URI source,
        Severity severity,
        Instant eventTime,
        String body) {

    public Alert {
        if (!id.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("id must be 16 hexadecimal digits, was '%s'".formatted(id));
        }
    }

    /**
     * This alert as a CloudEvent with JSON data, ready for binary mode.
     *
     * @param detectedAt when it was detected, by the wall clock; the only value that a replay may change
     */
    public CloudEvent event(Instant detectedAt) {
        return CloudEventBuilder.v1()
                .withId(id)
                .withType(type.eventType())
                .withSource(source)
                .withSubject(subject)
                .withTime(utc(eventTime))
                .withExtension("detectedat", utc(detectedAt))
                .withExtension("partitionkey", key)
                .withExtension("tenant", tenant)
                .withExtension("stream", stream)
                .withExtension("severity", severity.label())
                .withData("application/json", type.schema(), body.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
