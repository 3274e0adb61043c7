package io.nearfar.detection;

import io.nearfar.cluster.ClusterConfig;
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
 * The part of a memory that is held outside any store: the vectors of each scope and model, and clusters and counts of those scopes
 * that were heard of last, ready to be compared. What is held and what is not makes no difference to any decision.
 */
public final class ScopeIndexes {

    /** Clusters held, of all scopes together: about 33 MB. */
    static final int MOST_CLUSTERS = 16_384;

    /** Counts held, of all scopes together: about 8 MB. */
    static final int MOST_COUNTS = 524_288;

    private final Function<Hash128, VectorIndex> empty;
    private final Map<Hash128, Map<String, VectorIndex>> scopes = new HashMap<>();
    private final LeastRecent<Space, MicroClusters> clusters;
    private final LeastRecent<Hash128, WordFrequencies> words;
    private final IndexLoad load = new IndexLoad();

    /** The vectors of one scope that one model made. */
    private record Space(Hash128 scope, String model) {}

    /**
     * Holds nothing yet, and in the end everything.
     *
     * @param empty makes the index of a scope that has no vectors
     */
    public ScopeIndexes(ClusterConfig config, Function<Hash128, VectorIndex> empty) {
        this(config, empty, ScopeSource.NONE, Room.ENDLESS);
    }

    /**
     * How many clusters and counts are held.
     *
     * @param clusters of all scopes together
     * @param counts of all scopes together
     */
    public record Room(long clusters, long counts) {

        /** For what must not forget. */
        static final Room ENDLESS = new Room(Long.MAX_VALUE, Long.MAX_VALUE);

        /** For a task. */
        public static final Room TASK = new Room(MOST_CLUSTERS, MOST_COUNTS);
    }

    /** Holds nothing yet, and of clusters and counts never more than there is room for; {@code source} has them all. */
    public ScopeIndexes(ClusterConfig config, Function<Hash128, VectorIndex> empty, ScopeSource source, Room room) {
        this.empty = empty;
        this.clusters = new LeastRecent<>(
                space -> {
                    MicroClusters read = new MicroClusters(config);
                    source.clusters(space.scope(), space.model(), read::put);
                    return read;
                },
                MicroClusters::size,
                room.clusters());
        this.words = new LeastRecent<>(
                scope -> {
                    WordFrequencies read = new WordFrequencies();
                    source.words(scope, read);
                    return read;
                },
                WordFrequencies::size,
                room.counts());
    }

    /** How many vectors are held, always up to date. */
    public IndexLoad load() {
        return load;
    }

    /** The vectors that the model with that fingerprint made; of a scope without any an empty index that is not kept. */
    public VectorIndex index(Hash128 scope, String model) {
        VectorIndex held = scopes.getOrDefault(scope, Map.of()).get(model);
        return held == null ? empty.apply(scope) : held;
    }

    public MicroClusters clusters(Hash128 scope, String model) {
        return clusters.get(new Space(scope, model));
    }

    /** How usual words are among the scope's tickets or lines. */
    public WordFrequencies words(Hash128 scope) {
        return words.get(scope);
    }

    /** Adds the vector of a row as read from its store; it takes the place of one with its key that another model made. */
    public void add(RowKey key, RowVector vector) {
        remove(key);
        change(held(key.scope(), vector.model()), index -> index.add(key, vector));
    }

    /** Drops everything held of a scope. */
    public void forget(Hash128 scope) {
        words.forget(scope::equals);
        clusters.forget(space -> space.scope().equals(scope));
        Map<String, VectorIndex> dropped = scopes.remove(scope);
        if (dropped != null) {
            dropped.values().forEach(this::drop);
        }
    }

    private void drop(VectorIndex index) {
        load.changed(index.records(), 0, -index.bytes());
        index.clear();
    }

    /** Follows a change; what concerns no vector and no cluster is passed over. */
    public void apply(Change change) {
        switch (change) {
            case Change.PutRow put -> add(put.key(), put.row().vector());
            case Change.DropRow drop -> remove(drop.key());
            case Change.PutClusters put ->
                clusters.change(new Space(put.scope(), put.model()), held -> held.apply(put.update()));
            case Change.PutWords put -> words.change(put.scope(), held -> held.apply(put.update()));
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
            case Change.PutReported ignored -> {}
            case Change.PutApart ignored -> {}
            case Change.PutApartRecords ignored -> {}
            case Change.PutTally ignored -> {}
            case Change.PutTraffic ignored -> {}
            case Change.PutMatter ignored -> {}
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
        scopes.getOrDefault(scope, Map.of()).values().forEach(index -> change(index, change));
    }

    private void change(VectorIndex index, Consumer<VectorIndex> change) {
        int records = index.records();
        long bytes = index.bytes();
        change.accept(index);
        load.changed(records, index.records(), index.bytes() - bytes);
    }

    private VectorIndex held(Hash128 scope, String model) {
        return scopes.computeIfAbsent(scope, added -> new HashMap<>())
                .computeIfAbsent(model, added -> empty.apply(scope));
    }
}
