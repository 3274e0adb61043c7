package io.nearfar.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.record.DocumentReader.Place;
import io.nearfar.record.Unfolding.Unfolded;
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
    private static final Set<String> SCOPE_ONLY = Set.of("product", "component");

    private final Mapping mapping;
    private final Unfolding unfolding;
    private final FieldTexts texts;
    private final DocumentReader documents;

    private RecordReader(DocumentReader documents) {
        this.mapping = documents.mapping();
        this.unfolding = Presets.unfolding(mapping.preset());
        this.texts = documents.texts();
        this.documents = documents;
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
        return new RecordReader(new DocumentReader(stream, mapping, List.copyOf(scope), new FieldTexts(redactor)));
    }

    /**
     * What one Kafka value holds: one record, or any number of them where the mapping's preset unfolds a value into many.
     * Nothing that was read before is taken back by a value that says that something was deleted. The caller counts what
     * was skipped.
     *
     * @throws UnreadableRecord if the value cannot be read; if it holds many documents, when any one of them cannot
     */
    public Reading read(byte @Nullable [] value, Source source) {
        if (value == null) {
            return Reading.skipped(SkipReason.TOMBSTONE);
        }
        Unfolded unfolded = unfolding.of(JsonInput.read(value));
        if (!source.timestamp().isAfter(Instant.EPOCH) || source.timestamp().isAfter(LAST_TIMESTAMP)) {
            throw new UnreadableRecord(
                    Reason.INVALID_KAFKA_TIMESTAMP, "the Kafka timestamp is before 1970 or after 9999");
        }
        return unfolded.many() ? many(unfolded.documents(), source) : one(unfolded, source);
    }

    /**
     * The plain documents that the mapping's preset unfolds a value into, and into which its pointers lead; none where the
     * value says that there is nothing to read. Texts in them are neither cleaned nor redacted.
     *
     * @throws UnreadableRecord if the value has not the shape that the preset reads
     */
    public List<JsonNode> documents(byte @Nullable [] value) {
        return value == null ? List.of() : unfolding.of(JsonInput.read(value)).documents();
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

    private Reading one(Unfolded unfolded, Source source) {
        if (unfolded.documents().isEmpty()) {
            return new Reading(List.of(), unfolded.skipped());
        }
        Fields fields = new Fields(mapping, unfolded.documents().getFirst());
        return isAutoReply(fields)
                ? Reading.skipped(SkipReason.AUTO_REPLY)
                : new Reading(List.of(documents.read(fields, Place.of(source))), List.of());
    }

    /** All are read before any is returned, so that a value with an unreadable document yields none of the others. */
    private Reading many(List<JsonNode> nodes, Source source) {
        List<SourceRecord> records = new ArrayList<>();
        List<SkipReason> skipped = new ArrayList<>();
        for (int index = 0; index < nodes.size(); index++) {
            Fields fields = new Fields(mapping, nodes.get(index));
            try {
                if (PlainText.of(fields.joined("message")).isBlank()) {
                    skipped.add(SkipReason.WORDLESS);
                } else {
                    records.add(documents.read(fields, Place.of(source, index)));
                }
            } catch (UnreadableRecord e) {
                throw e.in(OtlpLogs.part(index));
            }
        }
        return new Reading(records, skipped);
    }

    private boolean isAutoReply(Fields fields) {
        return mapping.kind() == Kind.TICKET && (fields.says("auto") || AutoReply.isSubject(fields.joined("title")));
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
