package io.nearfar.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was written, as one tree: a settings file with the environment laid over it. Knows where each key stands. */
final class Document {

    private final ObjectNode root;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Place> values = new HashMap<>();

    private Document(ObjectNode root) {
        this.root = root;
    }

    /**
     * The document of a file.
     *
     * @param name of the file, for places; empty when there is none
     * @throws InvalidSettings when the text is no YAML mapping
     */
    static Document read(String name, String yaml) {
        YamlText text = YamlText.read(yaml);
        Document document = new Document(text.mapping());
        text.keys()
                .forEach((path, key) ->
                        document.put(path, name.isEmpty() ? Place.NONE : place(name, key.line()), key.hasValue()));
        return document;
    }

    private static Place place(String name, int line) {
        return new Place(name + ":" + line, false);
    }

    private void put(String path, Place place, boolean hasValue) {
        places.put(path, place);
        if (hasValue) {
            values.put(path, place);
        }
    }

    ObjectNode root() {
        return root;
    }

    /** Gives a key of the root a value where it has none. */
    void fill(String key, JsonNode value) {
        if (root.path(key).isMissingNode() || root.path(key).isNull()) {
            root.set(key, value);
        }
    }

    /** Replaces the value at the end of {@code keys}; a list on the way there is left for the reader to refuse. */
    void set(List<String> keys, JsonNode value, String variable) {
        ObjectNode parent = root;
        for (String key : keys.subList(0, keys.size() - 1)) {
            JsonNode child = parent.path(key);
            if (child.isArray()) {
                return;
            }
            if (!(child instanceof ObjectNode)) {
                child = JsonNodeFactory.instance.objectNode();
                parent.set(key, child);
            }
            parent = (ObjectNode) child;
        }
        parent.set(keys.getLast(), value);
        Place place = new Place(variable, true);
        put(String.join(".", keys), place, true);
    }

    /** Where a key stands, or else the nearest key around it. */
    Place place(String path) {
        for (String at = path; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
            Place place = places.get(at);
            if (place != null) {
                return place;
            }
        }
        return Place.NONE;
    }

    /** Where each value comes from: file and line, or a variable's name. */
    SortedMap<String, String> origins() {
        SortedMap<String, String> origins = new TreeMap<>();
        values.forEach((path, place) -> origins.put(path, place.text()));
        return origins;
    }
}
