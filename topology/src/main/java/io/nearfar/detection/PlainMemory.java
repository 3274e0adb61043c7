package io.nearfar.detection;

import io.nearfar.cluster.ClusterConfig;
import io.nearfar.cluster.MicroClusters;
import io.nearfar.record.Hash128;
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
import io.nearfar.window.VectorIndex;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A memory in plain maps. Forgets nothing on its own and survives nothing: what a stored memory is held against. */
public final class PlainMemory implements Memory {

    private record Named<K>(Hash128 scope, K name) {}

    private final ScopeIndexes indexes;
    private final Map<Hash128, ScopeCounters> counters = new HashMap<>();
    private final Map<Hash128, TenantSlice> tenants = new HashMap<>();
    private final Map<Hash128, PaymentProfile> profiles = new HashMap<>();
    private final Map<Named<Long>, KnownRecord> known = new HashMap<>();
    private final Map<Named<Long>, Group> groups = new HashMap<>();
    private final Map<Named<Hash128>, Leader> leaders = new HashMap<>();
    private final Map<RowKey, Row> rows = new HashMap<>();
    private final NavigableMap<RowKey, Charge> charges = new TreeMap<>();
    private final Map<Hash128, AlertRate> rates = new HashMap<>();
    private final Map<Named<Long>, PastAlert> alerts = new HashMap<>();
    private final Map<Named<Hash128>, Reported> reported = new HashMap<>();
    private final Map<Named<Long>, Apart> aparts = new HashMap<>();
    private final Map<Hash128, Integer> apartRecords = new HashMap<>();
    private final Map<PastAlert.Said, VerdictTally> tallies = new EnumMap<>(PastAlert.Said.class);
    private final Map<Hash128, Traffic> traffics = new HashMap<>();
    private final Map<Named<MatterKey>, Matter> matters = new HashMap<>();
    private long partitionClock;
    private long started;

    public PlainMemory(ClusterConfig clusters) {
        this.indexes = new ScopeIndexes(clusters, scope -> new PlainIndex());
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
        return rates.getOrDefault(key, AlertRate.NONE);
    }

    @Override
    public ScopeCounters counters(Hash128 scope) {
        return counters.getOrDefault(scope, ScopeCounters.START);
    }

    @Override
    public TenantSlice tenant(Hash128 tenant) {
        return tenants.getOrDefault(tenant, TenantSlice.EMPTY);
    }

    @Override
    public Optional<KnownRecord> known(Hash128 scope, long record) {
        return Optional.ofNullable(known.get(new Named<>(scope, record)));
    }

    @Override
    public Optional<Group> group(Hash128 scope, long leader) {
        return Optional.ofNullable(groups.get(new Named<>(scope, leader)));
    }

    @Override
    public Optional<PastAlert> alert(Hash128 scope, long id) {
        return Optional.ofNullable(alerts.get(new Named<>(scope, id)));
    }

    @Override
    public Optional<Reported> reported(Hash128 scope, Hash128 sort) {
        return Optional.ofNullable(reported.get(new Named<>(scope, sort)));
    }

    @Override
    public Apart apart(Hash128 scope, long record) {
        return aparts.getOrDefault(new Named<>(scope, record), Apart.NONE);
    }

    @Override
    public int apartRecords(Hash128 scope) {
        return apartRecords.getOrDefault(scope, 0);
    }

    @Override
    public VerdictTally tally(PastAlert.Said said) {
        return tallies.getOrDefault(said, VerdictTally.NONE);
    }

    @Override
    public Optional<Leader> leader(Hash128 scope, Hash128 text) {
        return Optional.ofNullable(leaders.get(new Named<>(scope, text)));
    }

    @Override
    public Optional<Row> row(RowKey key) {
        return Optional.ofNullable(rows.get(key));
    }

    @Override
    public VectorIndex index(Hash128 scope, String model) {
        return indexes.index(scope, model);
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
        RowKey first = new RowKey(scope, Math.max(0, from), 0, 0);
        RowKey last = new RowKey(scope, to, -1, 127);
        return charges.subMap(first, true, last, true).descendingMap().entrySet().stream()
                .limit(most)
                .map(entry -> new PaymentState.Dated(entry.getKey(), entry.getValue()))
                .toList()
                .reversed();
    }

    @Override
    public PaymentProfile profile(Hash128 scope) {
        return profiles.getOrDefault(scope, PaymentProfile.EMPTY);
    }

    @Override
    public Traffic traffic(Hash128 scope) {
        return traffics.getOrDefault(scope, Traffic.NONE);
    }

    @Override
    public Matter matter(Hash128 scope, MatterKey key) {
        return matters.getOrDefault(new Named<>(scope, key), Matter.NONE);
    }

    private void forget(Hash128 scope) {
        profiles.remove(scope);
        traffics.remove(scope);
        matters.keySet().removeIf(matter -> matter.scope().equals(scope));
    }

    @Override
    public void apply(List<Change> changes) {
        changes.forEach(this::store);
        changes.forEach(indexes::apply);
    }

    private void store(Change change) {
        switch (change) {
            case Change.PutRow put -> rows.put(put.key(), put.row());
            case Change.DropRow drop -> rows.remove(drop.key());
            case Change.PutLeader put -> leaders.put(new Named<>(put.scope(), put.text()), put.leader());
            case Change.DropLeader drop -> leaders.remove(new Named<>(drop.scope(), drop.text()));
            case Change.PutKnown put -> known.put(new Named<>(put.scope(), put.id()), put.known());
            case Change.PutGroup put -> groups.put(new Named<>(put.scope(), put.leader()), put.group());
            case Change.ForgetScope forget -> forget(forget.scope());
            case Change.DropGroup drop -> groups.remove(new Named<>(drop.scope(), drop.leader()));
            case Change.PutCounters put -> {
                counters.put(put.scope(), put.counters());
                partitionClock = Math.max(partitionClock, put.counters().clock());
            }
            case Change.PutTenant put -> tenants.put(put.tenant(), put.slice());
            case Change.PutStart put -> started = put.millis();
            case Change.PutRate put -> rates.put(put.key(), put.rate());
            case Change.PutCharge put -> charges.put(put.key(), put.charge());
            case Change.DropCharge drop -> charges.remove(drop.key());
            case Change.PutProfile put -> profiles.put(put.scope(), put.profile());
            case Change.PutAlert put -> alerts.put(new Named<>(put.scope(), put.alert()), put.past());
            case Change.PutReported put -> reported.put(new Named<>(put.scope(), put.sort()), put.reported());
            case Change.PutApart put -> aparts.put(new Named<>(put.scope(), put.record()), put.apart());
            case Change.PutApartRecords put -> apartRecords.put(put.scope(), put.count());
            case Change.PutTally put -> tallies.put(put.said(), put.tally());
            case Change.PutTraffic put -> traffics.put(put.scope(), put.traffic());
            case Change.PutMatter put -> matters.put(new Named<>(put.scope(), put.key()), put.matter());
            case Change.PutClusters ignored -> {}
            case Change.PutWords ignored -> {}
        }
    }
}
