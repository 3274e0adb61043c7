package io.nearfar.stream;

import io.nearfar.cluster.MicroCluster;
import io.nearfar.detection.DetectionFormats;
import io.nearfar.detection.ScopeSource;
import io.nearfar.detection.WordFrequencies;
import io.nearfar.record.Hash128;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Clusters and counts of scopes, as the store of one task keeps them.
 *
 * @param counters the store
 */
record StoredScopes(KeyValueStore<Bytes, byte[]> counters) implements ScopeSource {

    @Override
    public void clusters(Hash128 scope, String model, Consumer<MicroCluster> into) {
        if (model.isEmpty()) {
            return;
        }
        Bytes from = StoreKey.cluster(scope, model, 0);
        Bytes to = StoreKey.cluster(scope, model, -1);
        try (KeyValueIterator<Bytes, byte[]> clusters = counters.range(from, to)) {
            clusters.forEachRemaining(entry -> into.accept(MicroCluster.CODEC.decode(entry.value)));
        }
    }

    /** What stands before a scope's cells is its state, so that it is read first. */
    @Override
    public void words(Hash128 scope, WordFrequencies into) {
        try (KeyValueIterator<Bytes, byte[]> words = counters.range(StoreKey.words(scope), StoreKey.lastWords(scope))) {
            while (words.hasNext()) {
                var entry = words.next();
                if (StoreKey.isWordState(entry.key)) {
                    into.put(DetectionFormats.WORD_STATE.decode(entry.value));
                } else {
                    into.put(DetectionFormats.WORD_CELL.decode(entry.value));
                }
            }
        }
    }
}
