package io.nearfar.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;

/** Reads the alerts that the settings want from records of Kafka. */
final class AlertFilter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SinkSettings settings;

    AlertFilter(SinkSettings settings) {
        this.settings = settings;
    }

    /**
     * The alert of a record; nothing where it is of another type or tenant.
     *
     * @throws AlertFailure when the record is no CloudEvent with a JSON object
     * @throws ConnectException when the worker hands out no bytes
     */
    Optional<JsonNode> alert(SinkRecord record) {
        if (!settings.actsOn(type(record))) {
            return Optional.empty();
        }
        return Optional.of(body(record))
                .filter(alert -> settings.actsFor(alert.path("tenant").asText()));
    }

    private static String type(SinkRecord record) {
        Header type = record.headers().lastWithName("ce_type");
        if (type == null || type.value() == null) {
            throw new AlertFailure("the record has no header ce_type");
        }
        return type.value() instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : type.value().toString();
    }

    private static JsonNode body(SinkRecord record) {
        if (record.value() == null) {
            throw new AlertFailure("the record has no value");
        }
        if (!(record.value() instanceof byte[] value)) {
            throw new ConnectException(
                    "value.converter must be org.apache.kafka.connect.converters.ByteArrayConverter");
        }
        JsonNode alert = read(value);
        if (!alert.isObject()) {
            throw new AlertFailure("the record's value is no JSON object");
        }
        return alert;
    }

    /** The parser's own message is not passed on: it quotes what it cannot read. */
    private static JsonNode read(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new AlertFailure("the record's value is no JSON");
        }
    }
}
