package io.nearfar.detection;

import io.nearfar.cluster.MicroClusters;
import io.nearfar.record.Hash128;
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

/**
 * Everything that one partition of one stream remembers. What is asked for and was never put is empty or at its start
 * value. Confined to one thread.
 */
public interface Memory {

    long partitionClock();

    /** When the partition was first watched, by the wall clock in epoch milliseconds; 0 when that is not known yet. */
    long started();

    /** The rate of one kind of one tenant's alerts; {@code key} names both. */
    AlertRate rate(Hash128 key);

    ScopeCounters counters(Hash128 scope);

    TenantSlice tenant(Hash128 tenant);

    Optional<KnownRecord> known(Hash128 scope, long record);

    Optional<Group> group(Hash128 scope, long leader);

    Optional<PastAlert> alert(Hash128 scope, long id);

    /** What was alerted of outliers of that sort. */
    Optional<Reported> reported(Hash128 scope, Hash128 sort);

    Apart apart(Hash128 scope, long record);

    int apartRecords(Hash128 scope);

    VerdictTally tally(PastAlert.Said said);

    Optional<Leader> leader(Hash128 scope, Hash128 text);

    Optional<Row> row(RowKey key);

    /** The vectors of a scope that the model with that fingerprint made. */
    VectorIndex index(Hash128 scope, String model);

    /** Drops a scope's vectors whose event time is at or before {@code floor}, epoch milliseconds, from the heap. */
    void expire(Hash128 scope, long floor);

    /** The clusters of a scope among the vectors of the model with that fingerprint. */
    MicroClusters clusters(Hash128 scope, String model);

    /** How usual words are among the scope's tickets. */
    WordFrequencies words(Hash128 scope);

    /** As {@link PaymentState#charges}; {@code from} is no later than {@code to}. */
    List<PaymentState.Dated> charges(Hash128 scope, long from, long to, int most);

    PaymentProfile profile(Hash128 scope);

    /** How much a scope writes. */
    Traffic traffic(Hash128 scope);

    /** What is remembered of a matter of a scope, {@link Matter#NONE} for nothing. */
    Matter matter(Hash128 scope, MatterKey key);

    /** What times comparisons of facts. */
    default Stopwatch verifying() {
        return Stopwatch.NONE;
    }

    /** Makes the changes of one decision, in their order. */
    void apply(List<Change> changes);
}
