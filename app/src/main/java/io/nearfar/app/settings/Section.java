package io.nearfar.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A mapping of a settings file. Reading never stops at a problem: it is noted, the default takes the value's place and
 * reading goes on, so that all problems of a file are found together. A key that nobody asked for is unknown. No problem
 * shows what a secret section or the file as a whole holds.
 */
final class Section {

    private static final int SHOWN = 60;

    private static final Pattern PROPERTY = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,199}+");

    private final String path;
    private final JsonNode node;
    private final List<Problem> problems;
    private final boolean secret;
    private final Set<String> asked = new LinkedHashSet<>();

    private Section(String path, JsonNode node, List<Problem> problems, boolean secret) {
        this.path = path;
        this.node = node;
        this.problems = problems;
        this.secret = secret;
    }

    /** The whole file. */
    static Section root(JsonNode node) {
        Section root = new Section("", node, new ArrayList<>(), true);
        root.requireMapping();
        return root;
    }

    /** The value at {@code key}, or {@code fallback} where there is none or a wrong one. */
    <T> T read(String key, Value<T> value, T fallback) {
        JsonNode found = child(key);
        if (absent(found)) {
            return fallback;
        }
        try {
            return value.reader().apply(found);
        } catch (IllegalArgumentException e) {
            String what = value.secret() ? "the value" : shown(found);
            note(key, "%s is not right; expected %s".formatted(what, value.expected()));
            return fallback;
        }
    }

    /** Whether something stands at {@code key}. */
    boolean has(String key) {
        return !absent(child(key));
    }

    /** Whether a mapping stands at {@code key}. */
    boolean isMapping(String key) {
        return child(key).isObject();
    }

    /** The mapping at {@code key}; without keys where there is none. */
    Section section(String key) {
        return section(key, false);
    }

    /** The same, and no problem shows a value of it. */
    Section secretSection(String key) {
        return section(key, true);
    }

    private Section section(String key, boolean hidden) {
        Section section = new Section(pathOf(key), child(key), problems, hidden);
        section.requireMapping();
        return section;
    }

    /** All keys, in the order of the file. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** All keys with their values as lists of text. */
    SequencedMap<String, List<String>> texts(Value<List<String>> value) {
        SequencedMap<String, List<String>> texts = new LinkedHashMap<>();
        keys().forEach(key -> texts.put(key, read(key, value, List.of())));
        return texts;
    }

    /** What {@code construction} makes, or nothing and a problem of this section where it refuses. */
    <T> Optional<T> make(Supplier<T> construction) {
        try {
            return Optional.of(construction.get());
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(path, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** Notes a problem with the value at {@code key}. */
    void note(String key, String detail) {
        problems.add(new Problem(pathOf(key), detail));
    }

    /** Notes every key that was not asked for. */
    void refuseUnknown() {
        for (String key : keys()) {
            if (!asked.contains(key)) {
                note(
                        key,
                        "unknown key; the nearest known one is '%s', all are %s"
                                .formatted(NearestName.of(key, asked), new TreeSet<>(asked)));
            }
        }
    }

    /** Everything noted so far in the whole file, by all of its sections. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Flat text values by key. A key that cannot be one is not shown, for it may be a value that lost its key. */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String key : keys()) {
            JsonNode value = child(key);
            if (!PROPERTY.matcher(key).matches()) {
                problems.add(new Problem(path, "a key is no name of a property; expected such as bootstrap.servers"));
            } else if (value.isValueNode() && !value.isNull()) {
                properties.put(key, value.asText());
            } else {
                note(key, "expected a single value; property names keep their dots: 'bootstrap.servers: ...'");
            }
        }
        return properties;
    }

    private JsonNode child(String key) {
        asked.add(key);
        return node.path(key);
    }

    private void requireMapping() {
        if (!absent(node) && !node.isObject()) {
            String what = secret ? "what is there" : shown(node);
            problems.add(new Problem(path, "%s is not right; expected a mapping of keys to values".formatted(what)));
        }
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static String shown(JsonNode node) {
        String text = node.isValueNode() ? node.asText() : node.toString();
        return "'" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + "'";
    }
}
