package io.nearfar.detection;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys seen last, each once, the latest at the end. Immutable.
 *
 * @param keys different keys
 */
public record RecentKeys(List<Integer> keys) {

    /** Nothing seen. */
    public static final RecentKeys NONE = new RecentKeys(List.of());

    public RecentKeys {
        keys = List.copyOf(keys);
    }

    boolean has(int key) {
        return keys.contains(key);
    }

    /** With {@code key} as the latest of at most {@code most}. */
    RecentKeys plus(int key, int most) {
        List<Integer> grown = new ArrayList<>(keys);
        grown.removeIf(earlier -> earlier == key);
        grown.add(key);
        return new RecentKeys(grown.subList(Math.max(0, grown.size() - most), grown.size()));
    }
}
