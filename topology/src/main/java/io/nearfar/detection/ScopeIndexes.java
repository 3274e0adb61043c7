package io.nearfar.detection;

import io.nearfar.cluster.ClusterConfig;
import io.nearfar.cluster.MicroCluster;
import io.nearfar.cluster.MicroClusters;
import io.nearfar.record.Hash128;
import io.nearfar.window.RowKey;
import io.nearfar.window.RowVector;
import io.nearfar.window.VectorIndex;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The part of a memory that is held outside any store: the vectors and clusters of each scope and model, ready to be
 * compared.
 */
public final class ScopeIndexes {

    private final ClusterConfig config;
    private final Function<Hash128, VectorIndex> empty;
    private final Map<Hash128, Map<String, Held>> scopes = new HashMap<>();
    private final Map<Hash128, WordFrequencies> words = new HashMap<>();
    private final IndexLoad load = new IndexLoad();

    /** Holds nothing yet; {@code empty} makes the index of a scope that has no vectors. */
    public ScopeIndexes(ClusterConfig config, Function<Hash128, VectorIndex> empty) {
        this.config = config;
        this.empty = empty;
    }

    /** What is held of one scope for one model. */
    private record Held(VectorIndex index, MicroClusters clusters) {}

    /** How much is held, always up to date. */
    public IndexLoad load() {
        return load;
    }

    /** The vectors that the model with that fingerprint made. */
    public VectorIndex index(Hash128 scope, String model) {
        return read(scope, model).index();
    }

    public MicroClusters clusters(Hash128 scope, String model) {
        return read(scope, model).clusters();
    }

    /** How usual words are among the scope's tickets. */
    public WordFrequencies words(Hash128 scope) {
        WordFrequencies held = words.get(scope);
        return held == null ? new WordFrequencies() : held;
    }

    /** Adds what a scope has counted besides words, as read from its store; before any of its cells. */
    public void add(Hash128 scope, WordFrequencies.State counted) {
        heldWords(scope).put(counted);
    }

    /** Adds a count of words as read from its store. */
    public void add(Hash128 scope, WordFrequencies.Cell cell) {
        heldWords(scope).put(cell);
    }

    private WordFrequencies heldWords(Hash128 scope) {
        return words.computeIfAbsent(scope, added -> new WordFrequencies());
    }

    /** Adds the vector of a row as read from its store; it takes the place of one with its key that another model made. */
    public void add(RowKey key, RowVector vector) {
        remove(key);
        change(held(key.scope(), vector.model()), index -> index.add(key, vector));
    }

    /** Adds a cluster as read from its store. */
    public void add(Hash128 scope, String model, MicroCluster cluster) {
        held(scope, model).clusters().put(cluster);
    }

    /** Drops everything held of a scope. */
    public void forget(Hash128 scope) {
        words.remove(scope);
        Map<String, Held> dropped = scopes.remove(scope);
        if (dropped != null) {
            dropped.values()
                    .forEach(held -> load.changed(
                            held.index().records(), 0, -held.index().bytes()));
        }
    }

    /** Follows a change; what concerns no vector and no cluster is passed over. */
    public void apply(Change change) {
        switch (change) {
            case Change.PutRow put -> add(put.key(), put.row().vector());
            case Change.DropRow drop -> remove(drop.key());
            case Change.PutClusters put ->
                held(put.scope(), put.model()).clusters().apply(put.update());
            case Change.PutWords put -> heldWords(put.scope()).apply(put.update());
            case Change.ForgetScope forget -> forget(forget.scope());
            case Change.PutLeader ignored -> {}
            case Change.DropLeader ignored -> {}
            case Change.PutKnown ignored -> {}
            case Change.PutGroup ignored -> {}
            case Change.DropGroup ignored -> {}
            case Change.PutCounters ignored -> {}
            case Change.PutTenant ignored -> {}
            case Change.PutCharge ignored -> {}
            case Change.DropCharge ignored -> {}
            case Change.PutProfile ignored -> {}
            case Change.PutStart ignored -> {}
            case Change.PutRate ignored -> {}
            case Change.PutAlert ignored -> {}
            case Change.PutApart ignored -> {}
            case Change.PutApartRecords ignored -> {}
            case Change.PutTally ignored -> {}
        }
    }

    private void remove(RowKey key) {
        changeAll(key.scope(), index -> index.remove(key));
    }

    /** Forgets the scope's vectors, of every model, whose event time is at or before {@code floor}. */
    public void expire(Hash128 scope, long floor) {
        changeAll(scope, index -> index.expire(floor));
    }

    private void changeAll(Hash128 scope, Consumer<VectorIndex> change) {
        scopes.getOrDefault(scope, Map.of()).values().forEach(held -> change(held, change));
    }

    private void change(Held held, Consumer<VectorIndex> change) {
        VectorIndex index = held.index();
        int records = index.records();
        long bytes = index.bytes();
        change.accept(index);
        load.changed(records, index.records(), index.bytes() - bytes);
    }

    /** What is held, or nothing: reading alone makes a scope known to nobody. */
    private Held read(Hash128 scope, String model) {
        Held held = scopes.getOrDefault(scope, Map.of()).get(model);
        return held == null ? new Held(empty.apply(scope), new MicroClusters(config)) : held;
    }

    private Held held(Hash128 scope, String model) {
        return scopes.computeIfAbsent(scope, added -> new HashMap<>())
                .computeIfAbsent(model, added -> new Held(empty.apply(scope), new MicroClusters(config)));
    }
}
