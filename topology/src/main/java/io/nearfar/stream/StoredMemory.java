package io.nearfar.stream;

import io.nearfar.cluster.ClusterConfig;
import io.nearfar.cluster.MicroCluster;
import io.nearfar.cluster.MicroClusters;
import io.nearfar.detection.AlertRate;
import io.nearfar.detection.Change;
import io.nearfar.detection.Charge;
import io.nearfar.detection.DetectionFormats;
import io.nearfar.detection.IndexLoad;
import io.nearfar.detection.Memory;
import io.nearfar.detection.PastAlert;
import io.nearfar.detection.PaymentProfile;
import io.nearfar.detection.PaymentState;
import io.nearfar.detection.ProfileFormats;
import io.nearfar.detection.Reported;
import io.nearfar.detection.ScopeIndexes;
import io.nearfar.detection.ScopeSource;
import io.nearfar.detection.Stopwatch;
import io.nearfar.detection.TenantSlice;
import io.nearfar.detection.VerdictTally;
import io.nearfar.detection.WordFrequencies;
import io.nearfar.record.Codec;
import io.nearfar.record.Hash128;
import io.nearfar.sketch.BitLoops;
import io.nearfar.surge.Matter;
import io.nearfar.surge.MatterKey;
import io.nearfar.surge.Traffic;
import io.nearfar.window.Apart;
import io.nearfar.window.Group;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.Leader;
import io.nearfar.window.PlainIndex;
import io.nearfar.window.Row;
import io.nearfar.window.RowKey;
import io.nearfar.window.ScopeCounters;
import io.nearfar.window.SearchConfig;
import io.nearfar.window.Searcher;
import io.nearfar.window.VectorIndex;
import io.nearfar.window.WindowConfig;
import io.nearfar.window.WindowFormats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * A memory kept in the stores of one task. Sketches are held in heap besides, vectors in a file, and clusters and counts of the
 * scopes heard of last in heap, all built from the stores alone.
 *
 * <p>Confined to the stream thread that owns the task.
 */
final class StoredMemory implements Memory, AutoCloseable {

    private final StreamStores stores;
    private final StoredRows rows;
    private final StoredSurges surges;
    private final ScopeIndexes indexes;
    private final UnaryOperator<VectorIndex> watch;
    private final Stopwatch verifying;
    private long partitionClock;
    private long started;

    private StoredMemory(
            StreamStores stores,
            StoredRows rows,
            ScopeIndexes indexes,
            UnaryOperator<VectorIndex> watch,
            Stopwatch verifying) {
        this.stores = stores;
        this.rows = rows;
        this.surges = new StoredSurges(stores.counters());
        this.indexes = indexes;
        this.watch = watch;
        this.verifying = verifying;
        this.partitionClock = clock(stores);
        this.started = read(stores.counters(), StoreKey.start(), WindowFormats.COUNTERS)
                .orElse(ScopeCounters.START)
                .clock();
    }

    /**
     * How the memory of a task is made.
     *
     * @param window what is recent
     * @param clusters how clusters form
     * @param search how recent vectors are searched
     */
    record Manner(WindowConfig window, ClusterConfig clusters, SearchConfig search) {}

    /** The memory of a task whose records have vectors: these and the clusters are read from the stores. */
    static StoredMemory ofText(StreamStores stores, Manner manner, MemoryWatch watch) {
        StoredRows rows = new StoredRows(stores.rows());
        Searcher searcher = new Searcher(manner.search(), BitLoops.fastest(), rows, stores.vectors(), watch.canary());
        ScopeSource source = new StoredScopes(stores.counters());
        ScopeIndexes indexes = new ScopeIndexes(manner.clusters(), searcher::empty, source, ScopeIndexes.Room.TASK);
        indexes.load().useFile(stores.vectors()::bytes);
        StoredMemory memory = new StoredMemory(stores, rows, indexes, watch::timed, watch.verifying());
        long floor = memory.partitionClock - manner.window().storeRetention().toMillis();
        return watch.inTurn(() -> {
            memory.readRows(floor, watch);
            return memory;
        });
    }

    /** The memory of a task whose records have no vectors. */
    static StoredMemory ofPayments(StreamStores stores) {
        ScopeIndexes none = new ScopeIndexes(ClusterConfig.TICKETS, scope -> new PlainIndex());
        return new StoredMemory(stores, new StoredRows(stores.rows()), none, UnaryOperator.identity(), Stopwatch.NONE);
    }

    /** Gives back what is not the stores'. */
    @Override
    public void close() {
        stores.vectors().close();
    }

    /** How much of it is held in heap. */
    IndexLoad load() {
        return indexes.load();
    }

    private static long clock(StreamStores stores) {
        return read(stores.counters(), StoreKey.partition(), WindowFormats.COUNTERS)
                .orElse(ScopeCounters.START)
                .clock();
    }

    /** Rows that no decision reads any more stay out, and so do those whose record has lost its first. */
    private void readRows(long floor, MemoryWatch watch) {
        RowKey[] first = new RowKey[1];
        rows.all((key, row) -> {
            if (key.ordinal() == 0) {
                first[0] = key;
            }
            if (key.time() > floor && key.withOrdinal(0).equals(first[0])) {
                indexes.add(key, WindowFormats.vector(row));
            }
            watch.row();
        });
    }

    /** Drops clusters, words and profile of a scope, in store and heap. */
    void forget(Hash128 scope) {
        new KeyRange(StoreKey.firstCluster(scope), StoreKey.lastCluster(scope)).deleteFrom(stores.counters());
        new KeyRange(StoreKey.words(scope), StoreKey.lastWords(scope)).deleteFrom(stores.counters());
        stores.counters().delete(StoreKey.profile(scope));
        surges.forget(scope);
        indexes.forget(scope);
    }

    @Override
    public long partitionClock() {
        return partitionClock;
    }

    @Override
    public long started() {
        return started;
    }

    @Override
    public AlertRate rate(Hash128 key) {
        return read(stores.counters(), StoreKey.rate(key), DetectionFormats.RATE)
                .orElse(AlertRate.NONE);
    }

    @Override
    public ScopeCounters counters(Hash128 scope) {
        return read(stores.counters(), StoreKey.counters(scope), WindowFormats.COUNTERS)
                .orElse(ScopeCounters.START);
    }

    @Override
    public TenantSlice tenant(Hash128 tenant) {
        return read(stores.counters(), StoreKey.tenant(tenant), DetectionFormats.TENANT)
                .orElse(TenantSlice.EMPTY);
    }

    @Override
    public Optional<KnownRecord> known(Hash128 scope, long record) {
        return read(stores.records(), StoreKey.known(scope, record), WindowFormats.KNOWN_RECORD);
    }

    @Override
    public Optional<Group> group(Hash128 scope, long leader) {
        return read(stores.records(), StoreKey.group(scope, leader), WindowFormats.GROUP);
    }

    @Override
    public Optional<PastAlert> alert(Hash128 scope, long id) {
        return read(stores.records(), StoreKey.alert(scope, id), DetectionFormats.PAST_ALERT);
    }

    @Override
    public Optional<Reported> reported(Hash128 scope, Hash128 sort) {
        return read(stores.records(), StoreKey.reported(scope, sort), DetectionFormats.REPORTED);
    }

    @Override
    public Apart apart(Hash128 scope, long record) {
        return read(stores.records(), StoreKey.apart(scope, record), Apart.CODEC)
                .orElse(Apart.NONE);
    }

    @Override
    public int apartRecords(Hash128 scope) {
        return read(stores.records(), StoreKey.apartRecords(scope), WindowFormats.COUNTERS)
                .map(count -> Math.toIntExact(count.next()))
                .orElse(0);
    }

    @Override
    public VerdictTally tally(PastAlert.Said said) {
        return read(stores.counters(), StoreKey.tally(said), DetectionFormats.TALLY)
                .orElse(VerdictTally.NONE);
    }

    @Override
    public Optional<Leader> leader(Hash128 scope, Hash128 text) {
        return read(stores.leaders(), StoreKey.leader(scope, text), WindowFormats.LEADER);
    }

    @Override
    public Optional<Row> row(RowKey key) {
        return decoded(rows.row(key), WindowFormats.ROW);
    }

    @Override
    public Stopwatch verifying() {
        return verifying;
    }

    @Override
    public VectorIndex index(Hash128 scope, String model) {
        return watch.apply(indexes.index(scope, model));
    }

    @Override
    public void expire(Hash128 scope, long floor) {
        indexes.expire(scope, floor);
    }

    @Override
    public MicroClusters clusters(Hash128 scope, String model) {
        return indexes.clusters(scope, model);
    }

    @Override
    public WordFrequencies words(Hash128 scope) {
        return indexes.words(scope);
    }

    @Override
    public List<PaymentState.Dated> charges(Hash128 scope, long from, long to, int most) {
        Bytes first = bytes(new RowKey(scope, Math.max(0, from), 0, 0));
        Bytes last = bytes(new RowKey(scope, to, -1, 127));
        List<PaymentState.Dated> charges = new ArrayList<>();
        WindowStore<Bytes, byte[]> store = stores.rows();
        try (var latestFirst =
                store.backwardFetch(first, last, Instant.ofEpochMilli(Math.max(0, from)), Instant.ofEpochMilli(to))) {
            while (latestFirst.hasNext() && charges.size() < most) {
                var entry = latestFirst.next();
                Charge charge = DetectionFormats.CHARGE.decode(entry.value);
                charges.add(
                        new PaymentState.Dated(RowKey.fromBytes(entry.key.key().get()), charge));
            }
        }
        return charges.reversed();
    }

    @Override
    public PaymentProfile profile(Hash128 scope) {
        return read(stores.counters(), StoreKey.profile(scope), ProfileFormats.ACCOUNT)
                .orElse(PaymentProfile.EMPTY);
    }

    @Override
    public Traffic traffic(Hash128 scope) {
        return surges.traffic(scope);
    }

    @Override
    public Matter matter(Hash128 scope, MatterKey key) {
        return surges.matter(scope, key);
    }

    @Override
    public void apply(List<Change> changes) {
        changes.forEach(this::store);
        changes.forEach(indexes::apply);
    }

    private void store(Change change) {
        switch (change) {
            case Change.PutRow put -> rows.put(put.key(), WindowFormats.ROW.encode(put.row()));
            case Change.DropRow drop -> rows.put(drop.key(), null);
            case Change.PutLeader put ->
                stores.leaders()
                        .put(StoreKey.leader(put.scope(), put.text()), WindowFormats.LEADER.encode(put.leader()));
            case Change.DropLeader drop -> stores.leaders().delete(StoreKey.leader(drop.scope(), drop.text()));
            case Change.PutKnown put ->
                record(StoreKey.known(put.scope(), put.id()), WindowFormats.KNOWN_RECORD.encode(put.known()));
            case Change.PutGroup put ->
                record(StoreKey.group(put.scope(), put.leader()), WindowFormats.GROUP.encode(put.group()));
            case Change.ForgetScope forget -> forget(forget.scope());
            case Change.DropGroup drop -> stores.records().delete(StoreKey.group(drop.scope(), drop.leader()));
            case Change.PutAlert put ->
                record(StoreKey.alert(put.scope(), put.alert()), DetectionFormats.PAST_ALERT.encode(put.past()));
            case Change.PutReported put ->
                record(StoreKey.reported(put.scope(), put.sort()), DetectionFormats.REPORTED.encode(put.reported()));
            case Change.PutApart put ->
                record(StoreKey.apart(put.scope(), put.record()), Apart.CODEC.encode(put.apart()));
            case Change.PutApartRecords put ->
                record(StoreKey.apartRecords(put.scope()), counted(new ScopeCounters(0, put.count())));
            case Change.PutCounters put -> putCounters(put);
            case Change.PutClusters put -> putClusters(put);
            case Change.PutWords put -> putWords(put);
            case Change.PutTenant put ->
                count(StoreKey.tenant(put.tenant()), DetectionFormats.TENANT.encode(put.slice()));
            case Change.PutStart put -> putStart(put.millis());
            case Change.PutRate put -> count(StoreKey.rate(put.key()), DetectionFormats.RATE.encode(put.rate()));
            case Change.PutTally put -> count(StoreKey.tally(put.said()), DetectionFormats.TALLY.encode(put.tally()));
            case Change.PutCharge put -> rows.put(put.key(), DetectionFormats.CHARGE.encode(put.charge()));
            case Change.DropCharge drop -> rows.put(drop.key(), null);
            case Change.PutTraffic put -> surges.put(put.scope(), put.traffic());
            case Change.PutMatter put -> surges.put(put.scope(), put.key(), put.matter());
            case Change.PutProfile put ->
                count(StoreKey.profile(put.scope()), ProfileFormats.ACCOUNT.encode(put.profile()));
        }
    }

    private void record(Bytes key, byte[] value) {
        stores.records().put(key, value);
    }

    private void count(Bytes key, byte[] value) {
        stores.counters().put(key, value);
    }

    private static byte[] counted(ScopeCounters counters) {
        return WindowFormats.COUNTERS.encode(counters);
    }

    private void putStart(long millis) {
        started = millis;
        stores.counters().put(StoreKey.start(), WindowFormats.COUNTERS.encode(new ScopeCounters(millis, 0)));
    }

    private void putCounters(Change.PutCounters put) {
        KeyValueStore<Bytes, byte[]> counters = stores.counters();
        counters.put(StoreKey.counters(put.scope()), WindowFormats.COUNTERS.encode(put.counters()));
        if (put.counters().clock() > partitionClock) {
            partitionClock = put.counters().clock();
            counters.put(StoreKey.partition(), WindowFormats.COUNTERS.encode(new ScopeCounters(partitionClock, 0)));
        }
    }

    private void putWords(Change.PutWords put) {
        KeyValueStore<Bytes, byte[]> counters = stores.counters();
        counters.put(
                StoreKey.words(put.scope()),
                DetectionFormats.WORD_STATE.encode(put.update().state()));
        put.update()
                .cells()
                .forEach(cell -> counters.put(
                        StoreKey.words(put.scope(), cell.bucket()), DetectionFormats.WORD_CELL.encode(cell)));
    }

    private void putClusters(Change.PutClusters put) {
        MicroCluster changed = put.update().changed();
        put.update()
                .gone()
                .ifPresent(gone -> stores.counters().delete(StoreKey.cluster(put.scope(), put.model(), gone.id())));
        stores.counters()
                .put(StoreKey.cluster(put.scope(), put.model(), changed.id()), MicroCluster.CODEC.encode(changed));
    }

    private static Bytes bytes(RowKey key) {
        return Bytes.wrap(key.toBytes());
    }

    private static <T> Optional<T> read(KeyValueStore<Bytes, byte[]> store, Bytes key, Codec<T> codec) {
        return decoded(store.get(key), codec);
    }

    private static <T> Optional<T> decoded(byte @Nullable [] value, Codec<T> codec) {
        return value == null ? Optional.empty() : Optional.of(codec.decode(value));
    }
}
