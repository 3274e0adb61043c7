package io.nearfar.detection;

import io.nearfar.cluster.MicroClusters;
import io.nearfar.record.Hash128;
import io.nearfar.window.Group;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.Leader;
import io.nearfar.window.Row;
import io.nearfar.window.RowKey;
import io.nearfar.window.ScopeCounters;
import io.nearfar.window.VectorIndex;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one partition of one stream remembers. What is asked for and was never put is empty or at its start
 * value. Confined to one thread.
 */
public interface Memory {

    long partitionClock();

    ScopeCounters counters(Hash128 scope);

    TenantSlice tenant(Hash128 tenant);

    Optional<KnownRecord> known(Hash128 scope, long record);

    Optional<Group> group(Hash128 scope, long leader);

    Optional<Leader> leader(Hash128 scope, Hash128 text);

    Optional<Row> row(RowKey key);

    VectorIndex index(Hash128 scope);

    MicroClusters clusters(Hash128 scope);

    /** Charges of an account with event times from {@code from} to {@code to}, which is no earlier, both included, by key. */
    List<PaymentState.Dated> charges(Hash128 scope, long from, long to);

    AmountProfile profile(Hash128 scope);

    /** Makes the changes of one decision, in their order. */
    void apply(List<Change> changes);
}
