package io.nearfar.record;

import io.nearfar.record.UnreadableRecord.Reason;
import java.util.Locale;

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
        String plain = PlainText.of(value);
        String start = PlainText.cut(plain, 2 * maxBytes + MAX_PIECE);
        String redacted = redactor.redact(start);
        if (start.length() < plain.length()) {
            // The first cut may have halved a number, and what is redacted before it may have moved it up to the second
            // cut.
            redacted = PlainText.cut(redacted, Math.max(1, redacted.length() - MAX_PIECE));
        }
        return PlainText.cutBytes(redacted, maxBytes).strip();
    }

    /** A short text on one line. */
    String label(String value) {
        return PlainText.cut(redactor.redactIdentifiers(plain(value)), MAX_LABEL);
    }

    /** A merchant: a short text on one line that may hold a phone number. */
    String merchant(String value) {
        return PlainText.cut(redactor.redact(plain(value)), MAX_LABEL);
    }

    /** An id as it stands, or its reference when it holds personal data. */
    String identifier(String field, String value, int max) {
        String id = whole(field, value, max);
        return redactor.redactIdentifiers(id).equals(id) ? id : redactor.reference("id", id);
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

    /** On one line; cut before redaction to a length that leaves the beginning whole. */
    private static String plain(String value) {
        return PlainText.line(PlainText.cut(value, 2 * MAX_LABEL + MAX_PIECE));
    }
}
