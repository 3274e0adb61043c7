package io.nearfar.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What may stand at a key.
 *
 * @param expected what would be right, for people
 * @param form how a variable of the environment spells it
 * @param reader from YAML to the value; throws {@link IllegalArgumentException} for everything else
 * @param writer from the value to YAML on one line
 * @param repair from a wrong value to the right one that was most likely meant, in YAML; nothing when nobody knows
 * @param secret whether a wrong value must not be shown either
 */
record Value<T>(
        String expected,
        Form form,
        Function<JsonNode, T> reader,
        Function<T, String> writer,
        Function<JsonNode, Optional<String>> repair,
        boolean secret) {

    /** How a variable of the environment spells a value. */
    enum Form {
        /** As it is, whatever YAML would make of it. */
        TEXT,
        /** As YAML where it begins with a bracket, otherwise as it is. */
        LIST,
        YAML
    }

    /** No duration is longer: a hundred years and more, and far from where arithmetic on milliseconds overflows. */
    static final Duration LONGEST = Duration.ofDays(36_500);

    static final Value<String> TEXT = new Value<>("text", Form.TEXT, Value::text, YamlSpelling::text);
    static final Value<Boolean> FLAG = new Value<>("true or false", Form.YAML, Value::flag, String::valueOf);
    static final Value<List<String>> TEXTS =
            new Value<>("a text or a list of texts", Form.LIST, Value::texts, YamlSpelling::shortList);
    static final Value<List<String>> POINTERS = new Value<>(
                    "a JSON Pointer or a list of them, such as /detail/id",
                    Form.LIST,
                    Value::texts,
                    YamlSpelling::shortList)
            .where(texts -> texts.stream().allMatch(text -> text.isEmpty() || text.startsWith("/")))
            .repairedBy(node -> YamlSpelling.shortList(texts(node).stream()
                    .map(text -> text.startsWith("/") ? text : "/" + text.replace('.', '/'))
                    .toList()));

    private Value(String expected, Form form, Function<JsonNode, T> reader, Function<T, String> writer) {
        this(expected, form, reader, writer, node -> Optional.empty(), false);
    }

    /** A text that no message shows. */
    static Value<String> secret(String expected, Predicate<String> accepted) {
        return new Value<>(expected, Form.TEXT, Value::text, YamlSpelling::text, node -> Optional.empty(), true)
                .where(accepted);
    }

    /** A text that {@code reader} refuses by an {@link IllegalArgumentException}, and {@code repair} may mend. */
    static <T> Value<T> of(
            String expected,
            Function<String, T> reader,
            Function<T, String> writer,
            Function<JsonNode, Optional<String>> repair) {
        return new Value<>(expected, Form.TEXT, node -> reader.apply(text(node)), writer, repair, false);
    }

    static Value<String> text(String expected, Predicate<String> accepted) {
        return new Value<>(expected, Form.TEXT, Value::text, YamlSpelling::text).where(accepted);
    }

    /** One of several texts. */
    static Value<String> oneOf(String expected, List<String> texts) {
        return text(expected, texts::contains)
                .repairedBy(node -> NearestName.near(text(node), texts).orElse(""));
    }

    static Value<Integer> integer(int least, int most) {
        String expected = "a whole number from %,d to %,d".formatted(least, most);
        return new Value<>(expected, Form.YAML, Value::integer, String::valueOf)
                .where(value -> value >= least && value <= most);
    }

    /** A number, in a range that {@code expected} puts in words. */
    static Value<Double> number(String expected, Predicate<Double> accepted) {
        return new Value<>(expected, Form.YAML, Value::number, String::valueOf).where(accepted);
    }

    static Value<Duration> duration(Duration least) {
        String expected = "a duration of at least %s and at most %s, such as 90s, 15m, 24h or 1095d"
                .formatted(Quantity.text(least), Quantity.text(LONGEST));
        return new Value<>(expected, Form.TEXT, node -> Quantity.duration(text(node)), Quantity::text)
                .where(value -> value.compareTo(least) >= 0 && value.compareTo(LONGEST) <= 0);
    }

    static Value<Long> size(long leastBytes) {
        String expected = "a size of at least %s, such as 64MiB".formatted(Quantity.text(leastBytes));
        return new Value<>(expected, Form.TEXT, node -> Quantity.size(text(node)), bytes -> Quantity.text(bytes))
                .where(value -> value >= leastBytes);
    }

    /** One of a closed set, spelled in lower case. */
    static <E extends Enum<E>> Value<E> choice(Class<E> type) {
        List<String> spellings = spellings(type);
        return new Value<>(
                        "one of " + String.join(", ", spellings),
                        Form.TEXT,
                        node -> Enum.valueOf(type, upper(text(node))),
                        YamlSpelling::lower)
                .repairedBy(node -> nearest(text(node), spellings));
    }

    /** Any number of a closed set, each spelled in lower case; an empty list is one too. */
    static <E extends Enum<E>> Value<List<E>> choices(Class<E> type) {
        List<String> spellings = spellings(type);
        return new Value<>(
                        "a list of " + String.join(", ", spellings),
                        Form.LIST,
                        node -> texts(node).stream()
                                .map(text -> Enum.valueOf(type, upper(text)))
                                .toList(),
                        (List<E> chosen) -> YamlSpelling.list(chosen.stream()
                                .map(YamlSpelling::lower)
                                .sorted()
                                .toList()))
                .repairedBy(node -> YamlSpelling.list(texts(node).stream()
                        .map(text -> nearest(text, spellings))
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .toList()));
    }

    /** The same, where a wrong value has a likely right one; an empty text stands for none. */
    Value<T> repairedBy(Function<JsonNode, String> likely) {
        return new Value<>(expected, form, reader, writer, node -> right(likely, node), secret);
    }

    private static Optional<String> right(Function<JsonNode, String> likely, JsonNode node) {
        try {
            return Optional.of(likely.apply(node)).filter(text -> !text.isEmpty() && !text.equals("[]"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Value<T> where(Predicate<T> accepted) {
        Function<JsonNode, T> checked = node -> {
            T value = reader.apply(node);
            if (!accepted.test(value)) {
                throw new IllegalArgumentException("out of range");
            }
            return value;
        };
        return new Value<>(expected, form, checked, writer, repair, secret);
    }

    /** What to write in the place of a wrong value, in YAML; empty when nobody knows. */
    String mend(JsonNode wrong, Optional<T> fallback) {
        if (secret) {
            return "";
        }
        return repair.apply(wrong)
                .or(() -> fallback.map(writer).filter(text -> !text.equals("\"\"")))
                .orElse("");
    }

    /** The value of a variable as if it stood in a file. */
    JsonNode node(String variable) {
        boolean yaml =
                form == Form.YAML || (form == Form.LIST && variable.strip().startsWith("["));
        if (!yaml) {
            return TextNode.valueOf(variable);
        }
        try {
            JsonNode node = YamlText.read(variable).tree();
            return node.isMissingNode() || node.isNull() ? TextNode.valueOf(variable) : node;
        } catch (InvalidSettings e) {
            return TextNode.valueOf(variable);
        }
    }

    private static String nearest(String text, List<String> spellings) {
        return NearestName.near(text.toLowerCase(Locale.ROOT), spellings).orElse("");
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

    private static List<String> texts(JsonNode node) {
        if (!node.isArray()) {
            return List.of(text(node));
        }
        List<String> texts = new ArrayList<>();
        node.forEach(element -> texts.add(text(element)));
        return List.copyOf(texts);
    }

    private static <E extends Enum<E>> List<String> spellings(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(YamlSpelling::lower).toList();
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
