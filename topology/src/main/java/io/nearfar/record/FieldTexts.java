package io.nearfar.record;

import io.nearfar.record.UnreadableRecord.Reason;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Turns the texts of fields into what may be kept of them: cleaned, redacted, cut.
 *
 * @param redactor replaces personal data
 */
record FieldTexts(Redactor redactor) {

    static final int MAX_TITLE_BYTES = 1024;

    private static final int MAX_LABEL = 256;
    private static final int LAST = 4;

    /** Longer than anything that is redacted as one piece. */
    private static final int MAX_PIECE = 512;

    /** Free text, at most {@code maxBytes} of UTF-8. */
    String text(String value, int maxBytes) {
        String redacted = beginning(PlainText.of(value).strip(), maxBytes, redactor::redact);
        return PlainText.cutBytes(redacted, maxBytes).strip();
    }

    /** A short text on one line. */
    String label(String value) {
        return line(value, redactor::redactIdentifiers);
    }

    /** A short text on one line that may hold a phone number: a merchant, a Kafka key. */
    String note(String value) {
        return line(value, redactor::redact);
    }

    /** An id as it stands, or its reference when it holds personal data; one that looks like a phone number stays. */
    String identifier(String field, String value, int max) {
        String id = whole(field, value, max);
        return redactor.redactIdentifiers(id).equals(id) ? id : redactor.reference("id", id);
    }

    /** Part of a scope as it stands, or its reference when it holds personal data or looks like a phone number. */
    String scopePart(String field, String value, int max) {
        String part = whole(field, value, max);
        return redactor.redact(part).equals(part) ? part : redactor.reference("id", part);
    }

    String requester(String value) {
        String name = PlainText.line(value).toLowerCase(Locale.ROOT);
        return name.isEmpty() ? "" : redactor.reference("requester", name);
    }

    /** An account by the hash of its number without spaces; never more than half of it is shown. */
    Transaction.Account account(String value) {
        String number = whole("account", value, MAX_LABEL).replace(" ", "");
        if (number.isEmpty()) {
            throw Fields.missing("account");
        }
        int points = number.codePointCount(0, number.length());
        int hidden = points - Math.min(LAST, points / 2);
        return new Transaction.Account(
                redactor.reference("account", number), number.substring(number.offsetByCodePoints(0, hidden)));
    }

    Transaction.Details details(Fields fields) {
        return new Transaction.Details(
                label(fields.first("currency")).toUpperCase(Locale.ROOT),
                label(fields.first("category")),
                label(fields.first("country")).toUpperCase(Locale.ROOT),
                label(fields.first("city")),
                label(fields.first("type")).toLowerCase(Locale.ROOT),
                identifier("reference", fields.first("reference"), MAX_LABEL),
                label(fields.first("channel")).toLowerCase(Locale.ROOT));
    }

    /** On one line, too long being an error: cutting would make two into one. */
    private static String whole(String field, String value, int max) {
        String line = PlainText.line(value);
        if (line.length() > max) {
            throw new UnreadableRecord(
                    Reason.WRONG_TYPE, "field '%s' is longer than %d characters".formatted(field, max));
        }
        return line;
    }

    private static String line(String value, UnaryOperator<String> redaction) {
        return PlainText.cut(beginning(PlainText.line(value), MAX_LABEL, redaction), MAX_LABEL)
                .strip();
    }

    /**
     * The redacted beginning of a cleaned text, to be cut at {@code max}. What is redacted is bounded but longer than that; where
     * it ends it may halve a number, and what is redacted before may move that half up to {@code max}, so the end is dropped.
     */
    private static String beginning(String plain, int max, UnaryOperator<String> redaction) {
        String start = PlainText.cut(plain, 2 * max + MAX_PIECE);
        String redacted = redaction.apply(start);
        return start.length() < plain.length()
                ? PlainText.cut(redacted, Math.max(1, redacted.length() - MAX_PIECE))
                : redacted;
    }
}
