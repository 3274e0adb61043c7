package io.nearfar.stream;

import io.nearfar.record.Hash128;
import io.nearfar.window.Group;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.Leader;
import io.nearfar.window.ScopeCounters;
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
 * Deletes, a few at a time, what has ended by the clock of its scope: leaders and known records that left the window,
 * groups past their retention. What it deletes no decision reads any more, so when it runs makes no difference.
 */
final class Sweep {

    private static final int EVERY_RECORDS = 64;
    private static final int ENTRIES = 256;

    private final StreamStores stores;
    private final WindowConfig window;
    private final Cursor leaders;
    private final Cursor records;
    private int sinceLast;

    Sweep(StreamStores stores, WindowConfig window) {
        this.stores = stores;
        this.window = window;
        this.leaders = new Cursor(stores.leaders());
        this.records = new Cursor(stores.records());
    }

    /** Called once per record; does its bounded work once in a while. */
    void tick() {
        if (++sinceLast == EVERY_RECORDS) {
            sinceLast = 0;
            leaders.advance();
            records.advance();
        }
    }

    private boolean ended(Bytes key, byte[] value) {
        long clock = clock(StoreKey.scope(key));
        long floor = clock - window.keep().toMillis();
        return switch (StoreKey.letter(key)) {
            case StoreKey.LEADER -> {
                Leader leader = WindowFormats.LEADER.decode(value);
                yield leader.row().time() <= floor;
            }
            case StoreKey.KNOWN -> {
                KnownRecord known = WindowFormats.KNOWN_RECORD.decode(value);
                yield known.time() <= floor;
            }
            case StoreKey.GROUP -> {
                Group group = WindowFormats.GROUP.decode(value);
                yield !group.aliveAt(clock, window.groupRetention());
            }
            default -> throw new IllegalStateException("key with unknown letter " + (char) StoreKey.letter(key));
        };
    }

    private long clock(Hash128 scope) {
        byte[] counters = stores.counters().get(StoreKey.counters(scope));
        return counters == null
                ? ScopeCounters.START.clock()
                : WindowFormats.COUNTERS.decode(counters).clock();
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
            ended.forEach(store::delete);
        }
    }
}
