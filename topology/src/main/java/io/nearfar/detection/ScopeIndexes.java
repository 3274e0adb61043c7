package io.nearfar.detection;

import io.nearfar.cluster.ClusterConfig;
import io.nearfar.cluster.MicroCluster;
import io.nearfar.cluster.MicroClusters;
import io.nearfar.record.Hash128;
import io.nearfar.window.PlainIndex;
import io.nearfar.window.Row;
import io.nearfar.window.RowKey;
import io.nearfar.window.VectorIndex;
import java.util.HashMap;
import java.util.Map;

/** The part of a memory that is held outside any store: the vectors and clusters of each scope, ready to be compared. */
public final class ScopeIndexes {

    private final String model;
    private final ClusterConfig config;
    private final Map<Hash128, VectorIndex> indexes = new HashMap<>();
    private final Map<Hash128, MicroClusters> clusters = new HashMap<>();

    /** For vectors of one model, named by its fingerprint; rows of any other stay out. */
    public ScopeIndexes(String model, ClusterConfig config) {
        this.model = model;
        this.config = config;
    }

    public VectorIndex index(Hash128 scope) {
        return indexes.computeIfAbsent(scope, added -> new PlainIndex());
    }

    public MicroClusters clusters(Hash128 scope) {
        return clusters.computeIfAbsent(scope, added -> new MicroClusters(config));
    }

    /** Adds a row as read from its store. */
    public void add(RowKey key, Row row) {
        if (row.model().equals(model)) {
            index(key.scope()).add(key, row.sequence(), row.code());
        }
    }

    /** Adds a cluster as read from its store; one of another number of dimensions stays out. */
    public void add(Hash128 scope, MicroCluster cluster) {
        clusters(scope).put(cluster);
    }

    /** Follows a change; what concerns no vector and no cluster is passed over. */
    public void apply(Change change) {
        switch (change) {
            case Change.PutRow put -> add(put.key(), put.row());
            case Change.DropRow drop -> index(drop.key().scope()).remove(drop.key());
            case Change.PutClusters put -> clusters(put.scope()).apply(put.update());
            case Change.PutLeader ignored -> {}
            case Change.DropLeader ignored -> {}
            case Change.PutKnown ignored -> {}
            case Change.PutGroup ignored -> {}
            case Change.PutCounters ignored -> {}
            case Change.PutTenant ignored -> {}
            case Change.PutCharge ignored -> {}
            case Change.DropCharge ignored -> {}
            case Change.PutProfile ignored -> {}
        }
    }
}
