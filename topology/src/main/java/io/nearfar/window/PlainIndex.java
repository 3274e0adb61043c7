package io.nearfar.window;

import io.nearfar.embedding.EmbeddingCode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ObjDoubleConsumer;

/**
 * Compares a query with every vector, one by one. Slow for large scopes and always right: what any other index is held
 * against.
 */
public final class PlainIndex implements VectorIndex {

    /*
     * Vectors lie in one array in no particular order, so that a scan reads memory from front to back; a removed one is
     * overwritten by the last. The map says where each key's vector lies and keeps the keys in order.
     */
    private static final int FIRST_CAPACITY = 16;

    /** A key (two objects), its slot and their entry in the map. */
    private static final int BYTES_PER_KEY = 128;

    /** A reference, a sequence number and a norm. */
    private static final int BYTES_PER_SLOT = 20;

    private final NavigableMap<RowKey, Integer> slots = new TreeMap<>();
    private RowKey[] keys = new RowKey[0];
    private long[] sequences = new long[0];
    private double[] norms = new double[0];
    private byte[] codes = new byte[0];
    private int dimensions;
    private int records;

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when the vector has other dimensions than those before it
     */
    @Override
    public void add(RowKey key, RowVector vector) {
        EmbeddingCode code = vector.code();
        Integer known = slots.get(key);
        int slot = known == null ? slots.size() : known;
        if (known == null) {
            makeRoom(slot, code);
            slots.put(key, slot);
            records += key.ordinal() == 0 ? 1 : 0;
        }
        keys[slot] = key;
        sequences[slot] = vector.sequence();
        norms[slot] = code.squaredNorm();
        code.copyTo(codes, slot * dimensions);
    }

    @Override
    public void remove(RowKey key) {
        Integer slot = slots.remove(key);
        if (slot == null) {
            return;
        }
        records -= key.ordinal() == 0 ? 1 : 0;
        int last = slots.size();
        if (slot != last) {
            keys[slot] = keys[last];
            sequences[slot] = sequences[last];
            norms[slot] = norms[last];
            System.arraycopy(codes, last * dimensions, codes, slot * dimensions, dimensions);
            slots.put(keys[slot], slot);
        }
    }

    @Override
    public void expire(long floor) {
        while (!slots.isEmpty() && slots.firstKey().time() <= floor) {
            remove(slots.firstKey());
        }
    }

    @Override
    public int records() {
        return records;
    }

    @Override
    public long bytes() {
        return codes.length + (long) keys.length * BYTES_PER_SLOT + (long) slots.size() * BYTES_PER_KEY;
    }

    @Override
    public List<RowKey> oldest(int count) {
        return slots.keySet().stream()
                .filter(key -> key.ordinal() == 0)
                .limit(count)
                .toList();
    }

    @Override
    public List<Neighbour> nearest(Query query, int count) {
        BestRecords best = new BestRecords(count);
        compare(query, best::offer);
        return best.sorted();
    }

    @Override
    public List<Neighbour> within(Query query, double similarity) {
        Map<Long, Neighbour> best = new HashMap<>();
        compare(query, (key, found) -> {
            if (found >= similarity) {
                best.merge(key.record(), new Neighbour(key, found), Neighbour::better);
            }
        });
        return best.values().stream().sorted(Neighbour.BEST_FIRST).toList();
    }

    private void compare(Query query, ObjDoubleConsumer<RowKey> found) {
        EmbeddingCode code = query.code();
        for (int slot = 0; slot < slots.size(); slot++) {
            if (keys[slot].time() > query.floor() && sequences[slot] < query.before()) {
                double norm = Math.sqrt(code.squaredNorm() * norms[slot]);
                found.accept(keys[slot], code.dot(codes, slot * dimensions) / norm);
            }
        }
    }

    private void makeRoom(int slot, EmbeddingCode code) {
        if (slots.isEmpty()) {
            dimensions = code.dimensions();
        }
        if (code.dimensions() != dimensions) {
            throw new IllegalArgumentException("%d against %d dimensions".formatted(code.dimensions(), dimensions));
        }
        if (slot == keys.length || codes.length < keys.length * dimensions) {
            int capacity = Math.max(FIRST_CAPACITY, slot + slot / 2);
            keys = Arrays.copyOf(keys, capacity);
            sequences = Arrays.copyOf(sequences, capacity);
            norms = Arrays.copyOf(norms, capacity);
            codes = Arrays.copyOf(codes, Math.multiplyExact(capacity, dimensions));
        }
    }
}
