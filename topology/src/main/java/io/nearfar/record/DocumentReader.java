package io.nearfar.record;

import io.nearfar.record.UnreadableRecord.Reason;
import java.time.Instant;
import java.util.List;

/**
 * Makes a record of one plain document.
 *
 * @param stream the stream's name, part of every scope
 * @param mapping where fields stand
 * @param scopeFields the fields that make up a record's scope; the first is {@code tenant}
 * @param texts what may be kept of texts
 */
record DocumentReader(String stream, Mapping mapping, List<String> scopeFields, FieldTexts texts) {

    private static final int MAX_PART = 256;

    /**
     * Where a document stood.
     *
     * @param source the Kafka record
     * @param derivedId the id of a record that brings none
     */
    record Place(Source source, String derivedId) {

        /** Of the only document in a Kafka record. */
        static Place of(Source source) {
            return new Place(source, fitting(source.coordinates()));
        }

        /** Of one document of many. */
        static Place of(Source source, int index) {
            return new Place(source, fitting(source.coordinates() + "-" + index));
        }

        /** Topic names of the greatest length leave no room for partition and offset. */
        private static String fitting(String coordinates) {
            return coordinates.length() <= Identity.MAX_ID
                    ? coordinates
                    : Hash128.of(coordinates).hex();
        }
    }

    /**
     * The record of a document.
     *
     * @throws UnreadableRecord if it cannot be read
     */
    SourceRecord read(Fields fields, Place place) {
        return switch (mapping.kind()) {
            case TICKET -> ticket(fields, place);
            case LOG -> logLine(fields, place);
            case TRANSACTION -> transaction(fields, place);
        };
    }

    private Ticket ticket(Fields fields, Place place) {
        String title = texts.text(fields.joined("title"), FieldTexts.MAX_TITLE_BYTES);
        String body = texts.text(HtmlText.plain(fields.joined("body")), Limits.MAX_TEXT_BYTES - PlainText.bytes(title));
        if (title.isBlank() && body.isBlank()) {
            throw Fields.missing("title or body");
        }
        return new Ticket(
                identity(fields, place),
                title,
                body,
                texts.requester(fields.first("requester")),
                texts.label(fields.first("status")));
    }

    private LogLine logLine(Fields fields, Place place) {
        String message = texts.text(fields.joined("message"), Limits.MAX_TEXT_BYTES);
        if (message.isBlank()) {
            throw Fields.missing("message");
        }
        return new LogLine(
                identity(fields, place),
                message,
                texts.label(ServiceName.of(fields.first("service"))),
                texts.label(fields.first("host")),
                texts.label(fields.first("level")));
    }

    private Transaction transaction(Fields fields, Place place) {
        String merchant = texts.note(fields.first("merchant"));
        if (merchant.isEmpty()) {
            throw Fields.missing("merchant");
        }
        return new Transaction(
                identity(fields, place),
                texts.account(fields.first("account")),
                merchant,
                fields.amount(),
                texts.details(fields));
    }

    private Identity identity(Fields fields, Place place) {
        String id = texts.identifier("id", fields.first("id"), Identity.MAX_ID);
        if (id.isEmpty() && mapping.kind() == Kind.TICKET && mapping.maps("id")) {
            throw Fields.missing("id");
        }
        return new Identity(
                id.isEmpty() ? place.derivedId() : id,
                id.isEmpty(),
                scope(fields),
                eventTime(fields, place.source()),
                place.source());
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
            case "service" -> texts.scopePart(field, ServiceName.of(value), MAX_PART);
            default -> texts.scopePart(field, value, MAX_PART);
        };
    }
}
