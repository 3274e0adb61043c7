package io.nearfar.record;

import io.nearfar.record.UnreadableRecord.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bytes of one stream's source topic. Immutable, safe to share between threads.
 *
 * <p>Bad input throws {@link UnreadableRecord}, whose message names the field and never quotes the record. Texts are redacted
 * before they are cut, so that no part of a number that should have been replaced is left at the cut.
 */
public final class RecordReader {

    private static final Instant LAST_TIMESTAMP = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final int MAX_PART = 256;
    private static final Set<String> SCOPE_ONLY = Set.of("product", "component");

    private final String stream;
    private final Mapping mapping;
    private final List<String> scopeFields;
    private final FieldTexts texts;

    private RecordReader(String stream, Mapping mapping, List<String> scopeFields, FieldTexts texts) {
        this.stream = stream;
        this.mapping = mapping;
        this.scopeFields = scopeFields;
        this.texts = texts;
    }

    /**
     * A reader of one stream.
     *
     * @param stream the stream's name, part of every scope
     * @param mapping where fields stand
     * @param scopeFields the fields that make up a record's scope; the first is {@code tenant}, the others are mapped;
     *     {@code account} is added for transactions
     * @param redactor replaces personal data
     * @throws IllegalArgumentException if a scope field is unknown or a mapped field has no use
     */
    public static RecordReader of(String stream, Mapping mapping, List<String> scopeFields, Redactor redactor) {
        if (stream.isBlank()) {
            throw new IllegalArgumentException("a stream needs a name, got '%s'".formatted(stream));
        }
        List<String> scope = new ArrayList<>(scopeFields);
        if (mapping.kind() == Kind.TRANSACTION && !scope.contains("account")) {
            scope.add("account");
        }
        requireScope(mapping, scope);
        return new RecordReader(stream, mapping, List.copyOf(scope), new FieldTexts(redactor));
    }

    /**
     * The records in one Kafka value. A null value (a tombstone in a compacted topic) holds nothing to read: the list is empty,
     * no record that was read before is taken back, and the caller skips and counts it.
     *
     * @throws UnreadableRecord if the value cannot be read
     */
    public List<SourceRecord> read(byte @Nullable [] value, Source source) {
        if (value == null) {
            return List.of();
        }
        Fields fields = new Fields(mapping, JsonInput.read(value));
        if (!source.timestamp().isAfter(Instant.EPOCH) || source.timestamp().isAfter(LAST_TIMESTAMP)) {
            throw new UnreadableRecord(
                    Reason.INVALID_KAFKA_TIMESTAMP, "the Kafka timestamp is before 1970 or after 9999");
        }
        return List.of(
                switch (mapping.kind()) {
                    case TICKET -> ticket(fields, source);
                    case LOG -> logLine(fields, source);
                    case TRANSACTION -> transaction(fields, source);
                });
    }

    /**
     * The Kafka key as it may be kept in a {@link Source}: UTF-8 text on one line, redacted, at most 256 characters; bytes that
     * are no UTF-8 become U+FFFD. Empty when there is none, and always for transactions, whose key is most often the account.
     */
    public String key(byte @Nullable [] key) {
        return key == null || mapping.kind() == Kind.TRANSACTION
                ? ""
                : texts.note(new String(key, StandardCharsets.UTF_8));
    }

    private Ticket ticket(Fields fields, Source source) {
        String title = texts.text(fields.joined("title"), FieldTexts.MAX_TITLE_BYTES);
        String body = texts.text(fields.joined("body"), Limits.MAX_TEXT_BYTES - PlainText.bytes(title));
        if (title.isBlank() && body.isBlank()) {
            throw Fields.missing("title or body");
        }
        return new Ticket(
                identity(fields, source),
                title,
                body,
                texts.requester(fields.first("requester")),
                texts.label(fields.first("status")));
    }

    private LogLine logLine(Fields fields, Source source) {
        String message = texts.text(fields.joined("message"), Limits.MAX_TEXT_BYTES);
        if (message.isBlank()) {
            throw Fields.missing("message");
        }
        return new LogLine(
                identity(fields, source),
                message,
                texts.label(fields.first("service")),
                texts.label(fields.first("host")),
                texts.label(fields.first("level")));
    }

    private Transaction transaction(Fields fields, Source source) {
        String merchant = texts.note(fields.first("merchant"));
        if (merchant.isEmpty()) {
            throw Fields.missing("merchant");
        }
        return new Transaction(
                identity(fields, source),
                texts.account(fields.first("account")),
                merchant,
                fields.amount(),
                texts.details(fields));
    }

    private Identity identity(Fields fields, Source source) {
        String id = texts.identifier("id", fields.first("id"), Identity.MAX_ID);
        if (id.isEmpty() && mapping.kind() == Kind.TICKET && mapping.maps("id")) {
            throw Fields.missing("id");
        }
        return new Identity(
                id.isEmpty() ? coordinates(source) : id,
                id.isEmpty(),
                scope(fields),
                eventTime(fields, source),
                source);
    }

    /** Topic names of the greatest length leave no room for partition and offset. */
    private static String coordinates(Source source) {
        String coordinates = source.coordinates();
        return coordinates.length() <= Identity.MAX_ID
                ? coordinates
                : Hash128.of(coordinates).hex();
    }

    private static Instant eventTime(Fields fields, Source source) {
        Instant time = fields.time().orElse(source.timestamp());
        if (time.isAfter(source.timestamp().plus(Limits.MAX_AHEAD))) {
            throw new UnreadableRecord(
                    Reason.EVENT_TIME_AHEAD,
                    "field 'time' is more than %d minutes after the Kafka timestamp"
                            .formatted(Limits.MAX_AHEAD.toMinutes()));
        }
        return time;
    }

    private Scope scope(Fields fields) {
        String tenant = texts.scopePart("tenant", fields.first("tenant"), Mapping.MAX_TENANT);
        List<String> parts =
                scopeFields.stream().skip(1).map(field -> part(field, fields)).toList();
        return new Scope(stream, tenant.isEmpty() ? mapping.defaultTenant() : tenant, parts);
    }

    /** Different for different values, and never personal data: the scope's key leaves with every alert. */
    private String part(String field, Fields fields) {
        String value = fields.first(field);
        return switch (field) {
            case "account" -> texts.account(value).reference();
            case "requester" -> texts.requester(value);
            default -> texts.scopePart(field, value, MAX_PART);
        };
    }

    private static void requireScope(Mapping mapping, List<String> scope) {
        if (scope.isEmpty()
                || !scope.getFirst().equals("tenant")
                || Set.copyOf(scope).size() < scope.size()) {
            throw new IllegalArgumentException("a scope starts with 'tenant' and names no field twice, got " + scope);
        }
        for (String field : scope.subList(1, scope.size())) {
            if (!mapping.maps(field) || field.equals("time")) {
                throw new IllegalArgumentException("scope names '%s', mapped are %s"
                        .formatted(field, mapping.fields().keySet()));
            }
        }
        for (String field : mapping.fields().keySet()) {
            if (!Mapping.known(mapping.kind()).contains(field)
                    && !SCOPE_ONLY.contains(field)
                    && !scope.contains(field)) {
                throw new IllegalArgumentException("field '%s' is unknown for a %s and not in its scope %s"
                        .formatted(field, mapping.kind().label(), scope));
            }
        }
    }
}
