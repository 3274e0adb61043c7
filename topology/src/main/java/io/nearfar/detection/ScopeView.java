package io.nearfar.detection;

import io.nearfar.cluster.MicroClusters;
import io.nearfar.record.Hash128;
import io.nearfar.record.Scope;
import io.nearfar.surge.Matter;
import io.nearfar.surge.MatterKey;
import io.nearfar.surge.Traffic;
import io.nearfar.window.Apart;
import io.nearfar.window.Group;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.Leader;
import io.nearfar.window.Row;
import io.nearfar.window.RowKey;
import io.nearfar.window.ScopeCounters;
import io.nearfar.window.VectorIndex;
import java.util.List;
import java.util.Optional;

/** One scope of a memory. */
public final class ScopeView implements TextState, PaymentState {

    private final Memory memory;
    private final Hash128 scope;
    private final Hash128 tenant;
    private final String model;

    /** {@code model} is the fingerprint of the model whose vectors are compared, empty where there are none. */
    public ScopeView(Memory memory, Scope scope, String model) {
        this.memory = memory;
        this.model = model;
        this.scope = scope.hash();
        this.tenant = scope.tenantHash();
    }

    @Override
    public Stopwatch verifying() {
        return memory.verifying();
    }

    @Override
    public ScopeCounters counters() {
        return memory.counters(scope);
    }

    @Override
    public long partitionClock() {
        return memory.partitionClock();
    }

    @Override
    public long started() {
        return memory.started();
    }

    @Override
    public TenantSlice tenant() {
        return memory.tenant(tenant);
    }

    @Override
    public Optional<KnownRecord> known(long record) {
        return memory.known(scope, record);
    }

    @Override
    public Optional<Group> group(long leader) {
        return memory.group(scope, leader);
    }

    @Override
    public Optional<PastAlert> alert(long id) {
        return memory.alert(scope, id);
    }

    @Override
    public Apart apart(long record) {
        return memory.apart(scope, record);
    }

    @Override
    public int apartRecords() {
        return memory.apartRecords(scope);
    }

    @Override
    public VerdictTally tally(PastAlert.Said said) {
        return memory.tally(said);
    }

    @Override
    public Optional<Leader> leader(Hash128 text) {
        return memory.leader(scope, text);
    }

    @Override
    public Optional<Row> row(RowKey key) {
        return memory.row(key);
    }

    @Override
    public VectorIndex index(long floor) {
        memory.expire(scope, floor);
        return memory.index(scope, model);
    }

    @Override
    public MicroClusters clusters() {
        return memory.clusters(scope, model);
    }

    @Override
    public Optional<Reported> reported(Hash128 sort) {
        return memory.reported(scope, sort);
    }

    @Override
    public WordFrequencies words() {
        return memory.words(scope);
    }

    @Override
    public Traffic traffic() {
        return memory.traffic(scope);
    }

    @Override
    public Matter matter(MatterKey key) {
        return memory.matter(scope, key);
    }

    @Override
    public List<Dated> charges(long from, long to, int most) {
        return from > to ? List.of() : memory.charges(scope, from, to, most);
    }

    @Override
    public PaymentProfile profile() {
        return memory.profile(scope);
    }
}
