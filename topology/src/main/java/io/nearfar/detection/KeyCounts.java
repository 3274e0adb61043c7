package io.nearfar.detection;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often each of a few keys was seen lately. Immutable; owns its arrays. */
public final class KeyCounts {

    /** Nothing seen. */
    public static final KeyCounts NONE = new KeyCounts(new int[0], new int[0]);

    /** Ascending. */
    private final int[] keys;

    /** Of the key at the same place, at least 1. */
    private final int[] counts;

    private KeyCounts(int[] keys, int[] counts) {
        this.keys = keys;
        this.counts = counts;
    }

    /** From counts by key, each at least 1. */
    public static KeyCounts of(SortedMap<Integer, Integer> counts) {
        return new KeyCounts(
                counts.keySet().stream().mapToInt(Integer::intValue).toArray(),
                counts.values().stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * How much is counted. Past {@code total} all counts are halved, so that what is old counts less; past {@code keys}
     * the key seen least gives way to a new one.
     */
    record Bounds(int keys, int total) {}

    /** The counts by key. */
    public NavigableMap<Integer, Integer> byKey() {
        NavigableMap<Integer, Integer> byKey = new TreeMap<>();
        for (int i = 0; i < keys.length; i++) {
            byKey.put(keys[i], counts[i]);
        }
        return byKey;
    }

    int of(int key) {
        int place = Arrays.binarySearch(keys, key);
        return place < 0 ? 0 : counts[place];
    }

    int total() {
        int total = 0;
        for (int count : counts) {
            total += count;
        }
        return total;
    }

    KeyCounts plus(int key, Bounds bounds) {
        KeyCounts room = total() >= bounds.total() ? halved() : this;
        int place = Arrays.binarySearch(room.keys, key);
        if (place >= 0) {
            int[] grown = room.counts.clone();
            grown[place]++;
            return new KeyCounts(room.keys, grown);
        }
        return (room.keys.length < bounds.keys() ? room : room.withoutLeast()).with(key);
    }

    private KeyCounts halved() {
        NavigableMap<Integer, Integer> halved = byKey();
        halved.replaceAll((key, count) -> count / 2);
        halved.values().removeIf(count -> count == 0);
        return of(halved);
    }

    private KeyCounts withoutLeast() {
        NavigableMap<Integer, Integer> rest = byKey();
        rest.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .ifPresent(rest::remove);
        return of(rest);
    }

    private KeyCounts with(int key) {
        NavigableMap<Integer, Integer> more = byKey();
        more.put(key, 1);
        return of(more);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyCounts others
                && Arrays.equals(keys, others.keys)
                && Arrays.equals(counts, others.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(keys) * 31 + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "KeyCounts" + byKey();
    }
}
