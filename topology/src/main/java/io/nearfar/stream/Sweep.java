package io.nearfar.stream;

import io.nearfar.detection.DetectionFormats;
import io.nearfar.detection.PastAlert;
import io.nearfar.record.Hash128;
import io.nearfar.window.Group;
import io.nearfar.window.Leader;
import io.nearfar.window.WindowConfig;
import io.nearfar.window.WindowFormats;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Deletes, a few at a time, what has ended: leaders and known records that left the window; groups, alerts and sorts of
 * outliers told of past their retention; and whatever is left of scopes that were silent for longer than the row store
 * keeps rows. What it deletes no decision reads any more, so when it runs makes no difference.
 */
final class Sweep {

    private static final int EVERY_RECORDS = 64;
    private static final int ENTRIES = 256;

    private final WindowConfig window;
    private final boolean templates;
    private final Cursor leaders;
    private final Cursor records;
    private final Cursor counters;
    private final StoredMemory memory;
    private int sinceLast;

    /**
     * Of a stream's stores.
     *
     * @param templates whether leaders that left the window lead to groups: those of log lines
     */
    Sweep(StreamStores stores, WindowConfig window, boolean templates, StoredMemory memory) {
        this.window = window;
        this.templates = templates;
        this.memory = memory;
        this.counters = new Cursor(stores.counters());
        this.leaders = new Cursor(stores.leaders());
        this.records = new Cursor(stores.records());
    }

    /** Called once per record; does its bounded work once in a while. */
    void tick() {
        if (++sinceLast == EVERY_RECORDS) {
            sinceLast = 0;
            leaders.advance();
            records.advance();
            counters.advance();
        }
    }

    private boolean ended(Bytes key, byte[] value) {
        return switch (StoreKey.letter(key)) {
            case StoreKey.LEADER -> ended(WindowFormats.LEADER.decode(value), StoreKey.scope(key));
            case StoreKey.KNOWN -> WindowFormats.KNOWN_RECORD.decode(value).time() <= floor(StoreKey.scope(key));
            case StoreKey.GROUP -> ended(WindowFormats.GROUP.decode(value), clock(StoreKey.scope(key)));
            case StoreKey.ALERT -> ended(DetectionFormats.PAST_ALERT.decode(value), clock(StoreKey.scope(key)));
            case StoreKey.REPORTED ->
                !DetectionFormats.REPORTED
                        .decode(value)
                        .isKnownAt(Math.max(clock(StoreKey.scope(key)), scopeFloor()), window.alertRetention());
            case StoreKey.COUNTERS -> WindowFormats.COUNTERS.decode(value).clock() <= scopeFloor();
            default -> false;
        };
    }

    private boolean ended(PastAlert alert, long clock) {
        return alert.time()
                <= Math.max(clock, scopeFloor()) - window.alertRetention().toMillis();
    }

    private boolean ended(Group group, long clock) {
        return !group.aliveAt(Math.max(clock, scopeFloor()), window.groupRetention());
    }

    /** A leader that has left the window still leads to the group of its text, of a line of a log that came again. */
    private boolean ended(Leader leader, Hash128 scope) {
        long clock = Math.max(clock(scope), scopeFloor());
        boolean leads = templates
                && leader.leadsAt(clock, window.groupRetention())
                && memory.group(scope, leader.group()).isPresent();
        return leader.row().time() <= floor(scope) && !leads;
    }

    private long floor(Hash128 scope) {
        return Math.max(clock(scope) - window.keep().toMillis(), storeFloor());
    }

    private long storeFloor() {
        return memory.partitionClock() - window.storeRetention().toMillis();
    }

    private long scopeFloor() {
        return memory.partitionClock() - window.scopeRetention().toMillis();
    }

    private long clock(Hash128 scope) {
        return memory.counters(scope).clock();
    }

    private void delete(KeyValueStore<Bytes, byte[]> store, Bytes key) {
        if (StoreKey.letter(key) == StoreKey.COUNTERS) {
            memory.forget(StoreKey.scope(key));
        }
        store.delete(key);
    }

    /** A place in a store that goes round and round. */
    private final class Cursor {

        private final KeyValueStore<Bytes, byte[]> store;
        private @Nullable Bytes next;

        Cursor(KeyValueStore<Bytes, byte[]> store) {
            this.store = store;
        }

        void advance() {
            List<Bytes> ended = new ArrayList<>();
            try (KeyValueIterator<Bytes, byte[]> entries = store.range(next, null)) {
                for (int i = 0; i < ENTRIES && entries.hasNext(); i++) {
                    KeyValue<Bytes, byte[]> entry = entries.next();
                    if (ended(entry.key, entry.value)) {
                        ended.add(entry.key);
                    }
                }
                next = entries.hasNext() ? entries.peekNextKey() : null;
            }
            ended.forEach(key -> delete(store, key));
        }
    }
}
