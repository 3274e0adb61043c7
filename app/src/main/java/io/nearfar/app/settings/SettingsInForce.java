package io.nearfar.app.settings;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Settings, and where they come from.
 *
 * @param settings in force
 * @param origins file and line, or the environment variable, by the path of the key; none for what is at its default
 * @param ignored names of variables that look like Kafka properties or settings and are none
 */
public record SettingsInForce(Settings settings, SortedMap<String, String> origins, List<String> ignored) {

    private static final String DEFAULT = "default";

    public SettingsInForce {
        origins = Collections.unmodifiableSortedMap(new TreeMap<>(origins));
        ignored = List.copyOf(ignored);
    }

    /** Where the value of a key comes from; {@code default} where nobody set it. */
    String origin(String path) {
        return origins.getOrDefault(path, DEFAULT);
    }
}
