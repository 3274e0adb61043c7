package io.nearfar.stream;

import io.nearfar.record.Hash128;
import io.nearfar.surge.Matter;
import io.nearfar.surge.MatterKey;
import io.nearfar.surge.SurgeFormats;
import io.nearfar.surge.Traffic;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What surges are told by, in the store of counters.
 *
 * @param store the store
 */
record StoredSurges(KeyValueStore<Bytes, byte[]> store) {

    Traffic traffic(Hash128 scope) {
        byte[] found = store.get(StoreKey.traffic(scope));
        return found == null ? Traffic.NONE : SurgeFormats.TRAFFIC.decode(found);
    }

    Matter matter(Hash128 scope, MatterKey key) {
        byte[] found = store.get(StoreKey.matter(scope, key));
        return found == null ? Matter.NONE : SurgeFormats.MATTER.decode(found);
    }

    void put(Hash128 scope, Traffic traffic) {
        store.put(StoreKey.traffic(scope), SurgeFormats.TRAFFIC.encode(traffic));
    }

    /** {@link Matter#NONE} is deleted. */
    void put(Hash128 scope, MatterKey key, Matter matter) {
        if (matter.equals(Matter.NONE)) {
            store.delete(StoreKey.matter(scope, key));
        } else {
            store.put(StoreKey.matter(scope, key), SurgeFormats.MATTER.encode(matter));
        }
    }

    /** Deletes all of a scope. */
    void forget(Hash128 scope) {
        store.delete(StoreKey.traffic(scope));
        new KeyRange(StoreKey.firstMatter(scope), StoreKey.lastMatter(scope)).deleteFrom(store);
    }
}
