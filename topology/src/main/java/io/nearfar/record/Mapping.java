package io.nearfar.record;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the fields of a stream's records stand in their JSON.
 *
 * <p>A field has one or more JSON Pointers (RFC 6901). Of {@code title}, {@code body} and {@code message} all parts that are
 * present are joined by newlines; of every other field the first that is present counts. A null or a blank text is absent. An
 * object, array or boolean is passed over while another pointer of the same field leads to text.
 *
 * <ul>
 *   <li>tickets: {@code id, time, tenant, requester, status, title, body, auto}; {@code title} or {@code body} must be mapped.
 *       Where {@code auto} is mapped and is not empty, {@code no}, {@code none}, {@code false} or 0 (the value of a header such
 *       as {@code Auto-Submitted}, or true), a machine wrote the ticket and it is skipped
 *   <li>logs: {@code id, time, tenant, message, service, host, level}; {@code message} must be mapped
 *   <li>transactions: {@code id, time, tenant, account, merchant, category, amount, currency, country, city, type, reference,
 *       channel}; {@code account}, {@code merchant} and {@code amount} must be mapped
 * </ul>
 *
 * <p>Any other name makes sense only as part of a scope ({@code product}, {@code component}).
 *
 * <p>A preset may first <em>unfold</em> a value into one or more plain documents. Pointers, also those that settings put in
 * the place of the preset's, then lead into the unfolded document:
 *
 * <ul>
 *   <li>{@code generic}, {@code zendesk} and {@code fluent-bit} leave a value as it is. Rows that Debezium's {@code
 *       ExtractNewRecordState} has flattened are read by {@code generic}.
 *   <li>{@code jira} leaves an issue webhook as it is, but every field of the issue that is in Atlassian Document Format
 *       (descriptions of API version 3) becomes plain text; plain text stays as it is. {@code jira:issue_deleted} is skipped; an
 *       event about something else than an issue is unreadable, so a webhook should send issue events alone.
 *   <li>{@code otlp-json} makes of each log record in {@code resourceLogs[].scopeLogs[].logRecords[]} one document {@code
 *       {"time", "level", "message", "attributes": {...}, "resource": {...}, "scope", "traceId", "spanId", "eventName"}};
 *       attributes stand under their own names ({@code /resource/service.name}), every value as text. Their ids, unless one
 *       is mapped, are the Kafka coordinates and the index in the value, so that a redelivered value has the same ones. A log
 *       record without a message is skipped. One that cannot be read makes its whole value a dead letter that names the
 *       index, and none of the value is forwarded. At most 2,048 log records are read of one value, more make it unreadable
 *       as well ({@code send_batch_max_size} of the collector's batch processor).
 *   <li>{@code debezium} puts the row of {@code after} at the root, with {@code __op}, {@code __ts_ms} and {@code __source} of
 *       the envelope beside its columns, whether or not the converter wraps the envelope in {@code {schema, payload}}. Snapshot
 *       rows ({@code r}) are read like created ones; deletions and truncations are skipped. Times are read in whatever
 *       unit the connector writes; decimals must come as texts ({@code decimal.handling.mode=string}). An unchanged long
 *       column that PostgreSQL left out is taken from {@code before} or else makes the record unreadable where it is
 *       mapped ({@code REPLICA IDENTITY FULL} sends it).
 * </ul>
 *
 * @param preset the name of the preset that this mapping began as: it says how values are unfolded
 * @param kind what the records are
 * @param fields the pointers of each field, none without a pointer
 * @param timeFormat how {@code time} is spelled
 * @param defaultTenant the tenant of records that name none, 1 to 128 characters
 */
public record Mapping(
        String preset,
        Kind kind,
        SortedMap<String, List<JsonPointer>> fields,
        TimeFormat timeFormat,
        String defaultTenant) {

    public static final String DEFAULT_TENANT = "default";
    public static final int MAX_TENANT = 128;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}+");

    public Mapping {
        TreeMap<String, List<JsonPointer>> copy = new TreeMap<>();
        fields.forEach((name, pointers) -> copy.put(checked(name, pointers), List.copyOf(pointers)));
        fields = Collections.unmodifiableSortedMap(copy);
        if (defaultTenant.isBlank() || defaultTenant.length() > MAX_TENANT) {
            throw new IllegalArgumentException(
                    "default tenant must have 1 to %d characters, got '%s'".formatted(MAX_TENANT, defaultTenant));
        }
        requireContent(kind, fields.keySet());
        Presets.of(preset, kind);
    }

    /**
     * The mapping of a well-known shape, with {@link TimeFormat#AUTO} and {@link #DEFAULT_TENANT}: {@code generic} (plain
     * names at the root, Elastic Common Schema), {@code zendesk} (ticket events), {@code jira} (issue webhooks), {@code
     * fluent-bit} (its Kafka output), {@code otlp-json} (OpenTelemetry logs), {@code debezium} (change events of a table).
     *
     * @throws IllegalArgumentException if there is no such preset for this kind; the message names those that there are
     */
    public static Mapping preset(String name, Kind kind) {
        return new Mapping(name, kind, pointers(Presets.of(name, kind)), TimeFormat.AUTO, DEFAULT_TENANT);
    }

    /** The names of the presets that there are for a kind. */
    public static SortedSet<String> presets(Kind kind) {
        return Presets.names(kind);
    }

    /** This mapping with the pointers of single fields replaced; an empty list unmaps the field. */
    public Mapping with(Map<String, List<String>> overrides) {
        TreeMap<String, List<JsonPointer>> changed = new TreeMap<>(fields);
        changed.putAll(pointers(overrides));
        overrides.forEach((name, texts) -> {
            if (texts.isEmpty()) {
                changed.remove(name);
            }
        });
        return new Mapping(preset, kind, changed, timeFormat, defaultTenant);
    }

    /** This mapping with another spelling of time. */
    public Mapping withTimeFormat(TimeFormat format) {
        return new Mapping(preset, kind, fields, format, defaultTenant);
    }

    /** This mapping with another tenant for records that name none. */
    public Mapping withDefaultTenant(String tenant) {
        return new Mapping(preset, kind, fields, timeFormat, tenant);
    }

    /** The field names that records of a kind have a place for. */
    public static Set<String> known(Kind kind) {
        Set<String> known = new HashSet<>(Set.of("id", "time", "tenant"));
        known.addAll(
                switch (kind) {
                    case TICKET -> Set.of("requester", "status", "title", "body", "auto");
                    case LOG -> Set.of("message", "service", "host", "level");
                    case TRANSACTION ->
                        Set.of(
                                "account",
                                "merchant",
                                "category",
                                "amount",
                                "currency",
                                "country",
                                "city",
                                "type",
                                "reference",
                                "channel");
                });
        return Set.copyOf(known);
    }

    /** Whether this field has a pointer. */
    boolean maps(String field) {
        return fields.containsKey(field);
    }

    private static String checked(String name, List<JsonPointer> pointers) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a field is named in lower-case letters, digits and _, got '%s'".formatted(name));
        }
        if (pointers.isEmpty()) {
            throw new IllegalArgumentException("field '%s' has no pointer".formatted(name));
        }
        return name;
    }

    private static void requireContent(Kind kind, Set<String> mapped) {
        boolean complete = switch (kind) {
            case TICKET -> mapped.contains("title") || mapped.contains("body");
            case LOG -> mapped.contains("message");
            case TRANSACTION -> mapped.containsAll(Set.of("account", "merchant", "amount"));
        };
        if (!complete) {
            throw new IllegalArgumentException("a %s needs %s mapped, got %s"
                    .formatted(
                            kind.label(),
                            switch (kind) {
                                case TICKET -> "title or body";
                                case LOG -> "message";
                                case TRANSACTION -> "account, merchant and amount";
                            },
                            mapped));
        }
    }

    private static SortedMap<String, List<JsonPointer>> pointers(Map<String, List<String>> texts) {
        return texts.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(text -> pointer(entry.getKey(), text))
                                .toList(),
                        (first, second) -> second,
                        TreeMap::new));
    }

    private static JsonPointer pointer(String field, String text) {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "field '%s': '%s' is no JSON Pointer, write for example '/detail/id'".formatted(field, text), e);
        }
    }
}
