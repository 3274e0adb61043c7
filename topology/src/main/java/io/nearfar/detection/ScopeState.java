package io.nearfar.detection;

import io.nearfar.window.Apart;
import io.nearfar.window.Group;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.ScopeCounters;
import java.util.Optional;

/**
 * What a decision may read of one scope, whatever the kind of its records. A view: it shows the state before the
 * decision and changes only when changes are applied.
 */
public interface ScopeState {

    /** Counters of the scope. */
    ScopeCounters counters();

    /** The greatest event time accepted in the partition, whatever the scope, epoch milliseconds. */
    long partitionClock();

    /** Records whose Kafka timestamp is before this, epoch milliseconds, were there before Nearfar was. */
    long started();

    /** What is remembered of the scope's tenant in this partition. */
    TenantSlice tenant();

    /** The record with that {@linkplain io.nearfar.window.RowKey#recordHash hash}; it may have left the window since. */
    Optional<KnownRecord> known(long record);

    /** The group led by the record with that hash; it may have ended since. */
    Optional<Group> group(long leader);

    /** The alert with that id as a number; it may be older than any decision may know. */
    Optional<PastAlert> alert(long id);

    /** Whom the record with that hash is kept from. */
    Apart apart(long record);

    /** How many records are kept from others. */
    int apartRecords();

    /** What people said of the partition's alerts that say so. */
    VerdictTally tally(PastAlert.Said said);
}
