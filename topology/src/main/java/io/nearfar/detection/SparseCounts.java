package io.nearfar.detection;

import java.util.Arrays;

/** Counts by small numbers, most of them absent: a hash table with linear probing, 16 bytes an entry or less. */
final class SparseCounts {

    private static final int LEAST = 64;
    private static final int FREE = -1;

    private int[] keys = free(LEAST);
    private int[] counts = new int[LEAST];
    private int size;

    /** 0 where nothing was put. */
    int count(int key) {
        int slot = slot(keys, key);
        return keys[slot] == FREE ? 0 : counts[slot];
    }

    /** How many were put. */
    int size() {
        return size;
    }

    /** {@code key} is 0 or more. */
    void put(int key, int count) {
        int slot = slot(keys, key);
        if (keys[slot] == FREE) {
            keys[slot] = key;
            size++;
        }
        counts[slot] = count;
        if (size > keys.length / 2) {
            grow();
        }
    }

    /** Halves every count that many times, rounding down. */
    void halve(int times) {
        for (int slot = 0; slot < counts.length; slot++) {
            counts[slot] >>= Math.min(times, Integer.SIZE - 1);
        }
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = free(oldKeys.length * 2);
        counts = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int slot = slot(keys, oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    /** Where the key is or would be. */
    private static int slot(int[] keys, int key) {
        int slot = (key * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(keys.length - 1);
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private static int[] free(int length) {
        int[] keys = new int[length];
        Arrays.fill(keys, FREE);
        return keys;
    }
}
