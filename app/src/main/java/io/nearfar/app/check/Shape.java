package io.nearfar.app.check;

import io.nearfar.record.TimeFormat;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the values of a field look like, and what the field is called where others made it.
 *
 * @param names usual names, lower case without separators
 * @param telling whether the look alone is enough, whatever the name
 * @param fits whether a value could be one
 */
record Shape(Set<String> names, boolean telling, Predicate<String> fits) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N}'-]*+");
    private static final Pattern NAME_PARTS = Pattern.compile("[A-Z]?[a-z]++|[A-Z]++(?![a-z])|[0-9]++");
    private static final int MAX_TITLE = 250;
    private static final int MAX_ID = 64;
    private static final int MAX_NAME = 128;
    private static final int MAX_NUMBER = 20;

    private static final Map<String, Shape> ALL = Map.ofEntries(
            Map.entry(
                    "title",
                    new Shape(
                            Set.of("title", "subject", "summary", "headline", "shortdescription"),
                            true,
                            value -> value.length() <= MAX_TITLE && value.indexOf('\n') < 0 && words(value) >= 2)),
            Map.entry(
                    "body",
                    new Shape(
                            Set.of("body", "description", "text", "content", "comment", "details"),
                            true,
                            value -> words(value) >= 4)),
            Map.entry(
                    "message",
                    new Shape(
                            Set.of("message", "msg", "log", "line", "body", "text", "event"),
                            true,
                            value -> words(value) >= 2)),
            Map.entry(
                    "id",
                    new Shape(
                            Set.of("id", "key", "number", "uuid", "ticketno", "reference"),
                            false,
                            value -> value.length() <= MAX_ID && !value.contains(" "))),
            Map.entry(
                    "time",
                    new Shape(
                            Set.of("time", "timestamp", "createdat", "created", "date", "datetime", "ts"),
                            true,
                            Shape::isTime)),
            Map.entry("account", named("account", "accountid", "accountnumber", "iban", "card", "pan", "customerid")),
            Map.entry("merchant", named("merchant", "merchantname", "payee", "counterparty", "shop", "vendor")),
            Map.entry(
                    "amount",
                    new Shape(
                            Set.of("amount", "value", "total", "price", "sum", "transactionamount"),
                            false,
                            Shape::isNumber)),
            Map.entry("tenant", named("tenant", "tenantid", "organization", "organizationid", "accountid")),
            Map.entry("requester", named("requester", "requesterid", "reporter", "author", "from", "userid")),
            Map.entry("service", named("service", "servicename", "app", "application", "container")));

    /** The shape of a field; one that only its own name tells where nothing else is known. */
    static Shape of(String field) {
        return ALL.getOrDefault(field, named(field));
    }

    /** Whether the last parts of a member's name, {@code createdAt} as well as {@code created_at}, are one of the names. */
    boolean isNamed(String member) {
        List<String> parts = new ArrayList<>();
        NAME_PARTS
                .matcher(member)
                .results()
                .forEach(part -> parts.addFirst(part.group().toLowerCase(Locale.ROOT)));
        String ending = "";
        for (String part : parts) {
            ending = part + ending;
            if (names.contains(ending)) {
                return true;
            }
        }
        return false;
    }

    /** Words of a value: runs of letters, digits, hyphens and apostrophes that begin with a letter. */
    static int words(String value) {
        return (int) WORD.matcher(value).results().count();
    }

    private static Shape named(String... names) {
        return new Shape(Set.of(names), false, value -> value.length() <= MAX_NAME);
    }

    private static boolean isTime(String value) {
        try {
            Instant time = TimeFormat.AUTO.read(value);
            return time.isAfter(EARLIEST) && time.isBefore(LATEST);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isNumber(String value) {
        if (value.length() > MAX_NUMBER) {
            return false;
        }
        try {
            new BigDecimal(value.strip());
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
