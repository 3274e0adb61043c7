package io.nearfar.detection;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Values held in heap up to a bound, loaded again when they are asked for after they had to leave: those used least recently leave
 * first. The value asked for last always stays. Not thread-safe.
 *
 * @param <K> what names a value
 * @param <V> what is held; changed only by {@link #change}
 */
final class LeastRecent<K, V> {

    private final Map<K, V> held = new LinkedHashMap<>(16, 0.75f, true);
    private final Function<K, V> load;
    private final ToIntFunction<V> size;
    private final long most;
    private long total;

    /**
     * Holds nothing yet.
     *
     * @param load makes a value from where it is kept
     * @param size how much a value takes
     * @param most how much all may take
     */
    LeastRecent(Function<K, V> load, ToIntFunction<V> size, long most) {
        this.load = load;
        this.size = size;
        this.most = most;
    }

    V get(K key) {
        V found = held.get(key);
        if (found != null) {
            return found;
        }
        V loaded = load.apply(key);
        held.put(key, loaded);
        total += taken(loaded);
        trim();
        return loaded;
    }

    /** Changes a value as it has been changed where it is kept. */
    void change(K key, Consumer<V> change) {
        V value = get(key);
        total -= taken(value);
        change.accept(value);
        total += taken(value);
        trim();
    }

    void forget(Predicate<K> forgotten) {
        Iterator<Map.Entry<K, V>> entries = held.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<K, V> entry = entries.next();
            if (forgotten.test(entry.getKey())) {
                total -= taken(entry.getValue());
                entries.remove();
            }
        }
    }

    /** How many are held. */
    int count() {
        return held.size();
    }

    /** An empty value takes room, too. */
    private long taken(V value) {
        return 1L + size.applyAsInt(value);
    }

    private void trim() {
        Iterator<V> eldest = held.values().iterator();
        while (total > most && held.size() > 1) {
            total -= taken(eldest.next());
            eldest.remove();
        }
    }
}
