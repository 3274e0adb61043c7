package io.nearfar.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What may stand at a key.
 *
 * @param expected what would be right, for people
 * @param reader from YAML to the value; throws {@link IllegalArgumentException} for everything else
 * @param secret whether a wrong value must not be shown either
 */
record Value<T>(String expected, Function<JsonNode, T> reader, boolean secret) {

    /** No duration is longer: a hundred years and more, and far from where arithmetic on milliseconds overflows. */
    static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Pattern BUDGET = Pattern.compile("([0-9]{1,9}+) ?/ ?day");

    static final Value<String> TEXT = new Value<>("text", Value::text);
    static final Value<Boolean> FLAG = new Value<>("true or false", Value::flag);
    static final Value<Integer> BUDGET_PER_DAY =
            new Value<>("a whole number per day, such as 20/day", node -> budget(text(node)));
    static final Value<List<String>> TEXTS = new Value<>("a text or a list of texts", Value::texts);

    Value(String expected, Function<JsonNode, T> reader) {
        this(expected, reader, false);
    }

    /** A text that no message shows. */
    static Value<String> secret(String expected, Predicate<String> accepted) {
        return new Value<>(expected, Value::text, true).where(accepted);
    }

    static Value<String> text(String expected, Predicate<String> accepted) {
        return new Value<>(expected, Value::text).where(accepted);
    }

    static Value<Integer> integer(int least, int most) {
        String expected = "a whole number from %,d to %,d".formatted(least, most);
        return new Value<>(expected, Value::integer).where(value -> value >= least && value <= most);
    }

    /** A number, in a range that {@code expected} puts in words. */
    static Value<Double> number(String expected, Predicate<Double> accepted) {
        return new Value<>(expected, Value::number).where(accepted);
    }

    static Value<Duration> duration(Duration least) {
        String expected = "a duration of at least %s and at most %s, such as 90s, 15m, 24h or 1095d"
                .formatted(Quantity.text(least), Quantity.text(LONGEST));
        return new Value<>(expected, node -> Quantity.duration(text(node)))
                .where(value -> value.compareTo(least) >= 0 && value.compareTo(LONGEST) <= 0);
    }

    static Value<Long> size(long leastBytes) {
        String expected = "a size of at least %s, such as 64MiB".formatted(Quantity.text(leastBytes));
        return new Value<>(expected, node -> Quantity.size(text(node))).where(value -> value >= leastBytes);
    }

    /** One of a closed set, spelled in lower case. */
    static <E extends Enum<E>> Value<E> choice(Class<E> type) {
        return new Value<>("one of " + spellings(type), node -> Enum.valueOf(type, upper(text(node))));
    }

    /** Any number of a closed set, each spelled in lower case; an empty list is one too. */
    static <E extends Enum<E>> Value<List<E>> choices(Class<E> type) {
        return new Value<>(
                "a list of " + spellings(type),
                node -> texts(node).stream()
                        .map(text -> Enum.valueOf(type, upper(text)))
                        .toList());
    }

    private Value<T> where(Predicate<T> accepted) {
        Function<JsonNode, T> checked = node -> {
            T value = reader.apply(node);
            if (!accepted.test(value)) {
                throw new IllegalArgumentException("out of range");
            }
            return value;
        };
        return new Value<>(expected, checked, secret);
    }

    private static String text(JsonNode node) {
        require(node.isTextual() || node.isNumber());
        return node.asText().strip();
    }

    private static boolean flag(JsonNode node) {
        require(node.isBoolean());
        return node.asBoolean();
    }

    private static int integer(JsonNode node) {
        require(node.isIntegralNumber() && node.canConvertToInt());
        return node.asInt();
    }

    private static double number(JsonNode node) {
        require(node.isNumber());
        return node.asDouble();
    }

    private static int budget(String text) {
        Matcher matcher = BUDGET.matcher(text);
        require(matcher.matches());
        return Integer.parseInt(matcher.group(1));
    }

    private static List<String> texts(JsonNode node) {
        if (!node.isArray()) {
            return List.of(text(node));
        }
        List<String> texts = new ArrayList<>();
        node.forEach(element -> texts.add(text(element)));
        return List.copyOf(texts);
    }

    private static <E extends Enum<E>> String spellings(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** Only lower case is accepted, so that there is one spelling. */
    private static String upper(String text) {
        require(text.equals(text.toLowerCase(Locale.ROOT)));
        return text.toUpperCase(Locale.ROOT);
    }

    private static void require(boolean right) {
        if (!right) {
            throw new IllegalArgumentException("not what is expected");
        }
    }
}
