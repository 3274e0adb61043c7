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
 *   <li>tickets: {@code id, time, tenant, requester, status, title, body}; {@code title} or {@code body} must be mapped
 *   <li>logs: {@code id, time, tenant, message, service, host, level}; {@code message} must be mapped
 *   <li>transactions: {@code id, time, tenant, account, merchant, category, amount, currency, country, city, type, reference,
 *       channel}; {@code account}, {@code merchant} and {@code amount} must be mapped
 * </ul>
 *
 * <p>Any other name makes sense only as part of a scope ({@code product}, {@code component}).
 *
 * @param kind what the records are
 * @param fields the pointers of each field, none without a pointer
 * @param timeFormat how {@code time} is spelled
 * @param defaultTenant the tenant of records that name none, 1 to 128 characters
 */
public record Mapping(
        Kind kind, SortedMap<String, List<JsonPointer>> fields, TimeFormat timeFormat, String defaultTenant) {

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
    }

    /**
     * The mapping of a well-known shape, with {@link TimeFormat#AUTO} and {@link #DEFAULT_TENANT}: {@code generic} (plain
     * names at the root, Elastic Common Schema), {@code zendesk} (ticket events), {@code fluent-bit} (its Kafka output).
     *
     * @throws IllegalArgumentException if there is no such preset for this kind; the message names those that there are
     */
    public static Mapping preset(String name, Kind kind) {
        return new Mapping(kind, pointers(Presets.of(name, kind)), TimeFormat.AUTO, DEFAULT_TENANT);
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
        return new Mapping(kind, changed, timeFormat, defaultTenant);
    }

    /** This mapping with another spelling of time. */
    public Mapping withTimeFormat(TimeFormat format) {
        return new Mapping(kind, fields, format, defaultTenant);
    }

    /** This mapping with another tenant for records that name none. */
    public Mapping withDefaultTenant(String tenant) {
        return new Mapping(kind, fields, timeFormat, tenant);
    }

    /** The field names that records of a kind have a place for. */
    public static Set<String> known(Kind kind) {
        Set<String> known = new HashSet<>(Set.of("id", "time", "tenant"));
        known.addAll(
                switch (kind) {
                    case TICKET -> Set.of("requester", "status", "title", "body");
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
