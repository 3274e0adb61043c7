package io.nearfar.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.record.Unfolding.Unfolded;
import io.nearfar.record.UnreadableRecord.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * OpenTelemetry log records in OTLP's JSON encoding, as the collector's Kafka exporter writes them with {@code otlp_json}. Keys
 * in snake case and {@code instrumentationLibraryLogs} of older exporters are read too.
 */
final class OtlpLogs {

    /** Log records in one value. A value is one transaction, which must not outlast the broker's patience. */
    static final int MAX_RECORDS = 2048;

    private static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL");
    private static final int NUMBERS_PER_LEVEL = 4;

    private final List<JsonNode> documents = new ArrayList<>();

    private OtlpLogs() {}

    /** One document per log record, in order. */
    static Unfolded unfold(JsonNode root) {
        if (first(root, "resourceLogs", "resource_logs").isMissingNode()) {
            throw Fields.missing("resourceLogs");
        }
        OtlpLogs logs = new OtlpLogs();
        for (JsonNode of : list(root, "resourceLogs", "resource_logs")) {
            ObjectNode resource = OtlpValue.attributes(of.path("resource").path("attributes"));
            for (JsonNode scope :
                    list(of, "scopeLogs", "scope_logs", "instrumentationLibraryLogs", "instrumentation_library_logs")) {
                logs.add(resource, scope);
            }
        }
        return Unfolded.many(logs.documents);
    }

    private void add(ObjectNode resource, JsonNode scope) {
        String name = first(scope, "scope", "instrumentationLibrary", "instrumentation_library")
                .path("name")
                .asText();
        for (JsonNode record : list(scope, "logRecords", "log_records", "logs")) {
            if (documents.size() == MAX_RECORDS) {
                throw new UnreadableRecord(
                        Reason.TOO_LARGE, "more than %d log records in one value".formatted(MAX_RECORDS));
            }
            if (!record.isObject()) {
                throw new UnreadableRecord(Reason.WRONG_TYPE, "is not an object").in(part(documents.size()));
            }
            documents.add(document(record, resource).put("scope", name));
        }
    }

    /** How a log record is named in messages. */
    static String part(int index) {
        return "log record " + index;
    }

    private static ObjectNode document(JsonNode record, ObjectNode resource) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("time", time(record));
        document.put("level", level(record));
        document.put("message", OtlpValue.text(record.path("body")));
        document.set("attributes", OtlpValue.attributes(record.path("attributes")));
        document.set("resource", resource);
        document.put("traceId", first(record, "traceId", "trace_id").asText());
        document.put("spanId", first(record, "spanId", "span_id").asText());
        document.put("eventName", first(record, "eventName", "event_name").asText());
        return document;
    }

    /** When it happened or else when it was observed; 0 is OTLP's way to say unknown. */
    private static JsonNode time(JsonNode record) {
        JsonNode time = first(record, "timeUnixNano", "time_unix_nano");
        return isUnknown(time) ? known(first(record, "observedTimeUnixNano", "observed_time_unix_nano")) : time;
    }

    private static JsonNode known(JsonNode time) {
        return isUnknown(time) ? JsonNodeFactory.instance.nullNode() : time;
    }

    private static boolean isUnknown(JsonNode time) {
        return time.isMissingNode() || (time.isValueNode() && time.asText().matches("0*"));
    }

    /** The text of the severity, or the name of the range in which its number lies. */
    private static String level(JsonNode record) {
        String text = first(record, "severityText", "severity_text").asText();
        if (!text.isBlank()) {
            return text;
        }
        String number = first(record, "severityNumber", "severity_number").asText();
        if (number.matches("[0-9]{1,2}")) {
            int range = (Integer.parseInt(number) - 1) / NUMBERS_PER_LEVEL;
            return number.matches("0+") || range >= LEVELS.size() ? "" : LEVELS.get(range);
        }
        String name = number.toUpperCase(Locale.ROOT)
                .replaceFirst("^SEVERITY_NUMBER_", "")
                .replaceFirst("[2-4]$", "");
        return LEVELS.contains(name) ? name : "";
    }

    /** The members of an array, none when it is absent. */
    private static JsonNode list(JsonNode of, String... names) {
        JsonNode list = first(of, names);
        if (!list.isArray() && !list.isMissingNode()) {
            throw new UnreadableRecord(Reason.WRONG_TYPE, "field '%s' is not an array".formatted(names[0]));
        }
        return list;
    }

    /** The first of these fields that is present and not null. */
    private static JsonNode first(JsonNode of, String... names) {
        for (String name : names) {
            JsonNode value = of.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                return value;
            }
        }
        return JsonNodeFactory.instance.missingNode();
    }
}
