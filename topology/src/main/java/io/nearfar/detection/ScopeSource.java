package io.nearfar.detection;

import io.nearfar.cluster.MicroCluster;
import io.nearfar.record.Hash128;
import java.util.function.Consumer;

/** Where the clusters and counts of a scope are kept when they are not held in heap. */
public interface ScopeSource {

    /** Keeps nothing: for whoever holds everything. */
    ScopeSource NONE = new ScopeSource() {
        @Override
        public void clusters(Hash128 scope, String model, Consumer<MicroCluster> into) {}

        @Override
        public void words(Hash128 scope, WordFrequencies into) {}
    };

    /** Hands over the clusters of a scope among the vectors of the model with that fingerprint. */
    void clusters(Hash128 scope, String model, Consumer<MicroCluster> into);

    /** Puts what a scope has counted into {@code into}, which is empty: first the state, then the cells. */
    void words(Hash128 scope, WordFrequencies into);
}
