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
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A mapping of a document. Reading never stops at a problem: it is noted, the default takes the value's place and
 * reading goes on, so that all problems of a file are found together. A key that nobody asked for is unknown. No problem
 * shows what a secret section or the document as a whole holds.
 */
final class Section {

    private static final int SHOWN = 60;

    private static final Pattern PROPERTY = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,199}+");

    private final List<String> keysHere;
    private final JsonNode node;
    private final Reading reading;
    private final boolean secret;
    private final Set<String> asked = new LinkedHashSet<>();

    private Section(List<String> keysHere, JsonNode node, Reading reading, boolean secret) {
        this.keysHere = keysHere;
        this.node = node;
        this.reading = reading;
        this.secret = secret;
    }

    /** The whole document. */
    static Section root(Reading reading) {
        return new Section(List.of(), reading.document().root(), reading, true);
    }

    /** The value at {@code key}, or {@code fallback} where there is none or a wrong one. */
    <T> T read(String key, Value<T> value, T fallback) {
        return find(key, value, Optional.of(fallback)).orElse(fallback);
    }

    private <T> Optional<T> find(String key, Value<T> value, Optional<T> fallback) {
        offer(key, value);
        JsonNode found = child(key);
        if (absent(found)) {
            return Optional.empty();
        }
        try {
            return Optional.of(value.reader().apply(found));
        } catch (IllegalArgumentException e) {
            String what = value.secret() ? "the value" : shown(found);
            note(key, "%s is not right; expected %s".formatted(what, value.expected()), value.mend(found, fallback));
            return Optional.empty();
        }
    }

    /** Says that {@code value} may stand at {@code key}, without reading it. */
    void offer(String key, Value<?> value) {
        reading.offer(new Reading.Known(keysTo(key), value));
    }

    /** The same for a key in the mapping at another one. */
    void offer(List<String> keys, Value<?> value) {
        List<String> all = new ArrayList<>(keysHere);
        all.addAll(keys);
        reading.offer(new Reading.Known(all, value));
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
        Section section = new Section(keysTo(key), child(key), reading, hidden);
        section.requireMapping();
        return section;
    }

    /** All keys, in the order of the file. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** All keys with their values, but for wrong ones; a key with nothing behind it has an empty list. */
    SequencedMap<String, List<String>> texts(Value<List<String>> value) {
        SequencedMap<String, List<String>> texts = new LinkedHashMap<>();
        for (String key : keys()) {
            if (has(key)) {
                find(key, value, Optional.empty()).ifPresent(found -> texts.put(key, found));
            } else {
                texts.put(key, List.of());
            }
        }
        return texts;
    }

    /** What {@code construction} makes, or nothing and a problem at {@code key} where it refuses. */
    <T> Optional<T> make(String key, String mend, Supplier<T> construction) {
        try {
            return Optional.of(construction.get());
        } catch (IllegalArgumentException e) {
            note(key, String.valueOf(e.getMessage()), mend);
            return Optional.empty();
        }
    }

    /** Notes a problem with the value at {@code key}, which {@code mend} would put right. */
    void note(String key, String detail, String mend) {
        Place place = placeOf(key);
        add(place, pathOf(key), detail, mend.isEmpty() ? "" : place.assignment(key, mend));
    }

    /** Notes a problem that another line would mend. */
    void noteWithLine(String key, String detail, String line) {
        add(placeOf(key), pathOf(key), detail, line);
    }

    /** Notes every key that was not asked for. */
    void refuseUnknown() {
        for (String key : keys()) {
            if (!asked.contains(key)) {
                noteUnknown(key, "unknown key", asked);
            }
        }
    }

    /** Notes a key that is none of {@code known}. */
    void noteUnknown(String key, String what, Set<String> known) {
        noteWithLine(
                key,
                "%s; the nearest known one is '%s'".formatted(what, NearestName.of(key, known)),
                NearestName.near(key, known).map(near -> near + ":").orElse(""));
    }

    /** Flat text values by key. A key that cannot be one is not shown, for it may be a value that lost its key. */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String key : keys()) {
            JsonNode value = child(key);
            if (!PROPERTY.matcher(key).matches()) {
                add(placeOf(key), pathOf(""), "a key is no name of a property; expected such as bootstrap.servers", "");
            } else if (value.isValueNode() && !value.isNull()) {
                offer(key, Value.TEXT);
                properties.put(key, value.asText());
            } else {
                note(key, "expected a single value; property names keep their dots: 'bootstrap.servers: ...'", "");
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
            note("", "%s is not right; expected a mapping of keys to values".formatted(what), "");
        }
    }

    private void add(Place place, String path, String detail, String mend) {
        reading.add(new Problem(place.text(), path, detail, mend));
    }

    private Place placeOf(String key) {
        return reading.document().place(pathOf(key));
    }

    /** This section's own path for an empty key. */
    private String pathOf(String key) {
        return String.join(".", key.isEmpty() ? keysHere : keysTo(key));
    }

    private List<String> keysTo(String key) {
        List<String> keys = new ArrayList<>(keysHere);
        keys.add(key);
        return keys;
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static String shown(JsonNode node) {
        String text = node.isValueNode() ? node.asText() : node.toString();
        return "'" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + "'";
    }
}
