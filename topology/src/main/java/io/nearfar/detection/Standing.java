package io.nearfar.detection;

import io.nearfar.record.Identity;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.RowKey;
import io.nearfar.window.ScopeCounters;
import io.nearfar.window.WindowConfig;
import java.util.Optional;

/**
 * Where a record stands in the time and order of its scope.
 *
 * @param record its record hash
 * @param time its event time, epoch milliseconds
 * @param now the scope's clock with this record counted
 * @param floor only records with a later event time are recent
 * @param sequence its place in the order of the scope; a revision keeps its first one
 * @param anew whether the scope was silent for so long that nothing it remembers is recent any more
 * @param old whether its Kafka timestamp is before Nearfar's first start
 * @param known its earlier revision, if that is recent
 * @param before the scope's counters before it
 */
record Standing(
        long record,
        long time,
        long now,
        long floor,
        long sequence,
        boolean anew,
        boolean old,
        Optional<KnownRecord> known,
        ScopeCounters before) {

    static Standing of(Identity identity, ScopeState state, WindowConfig window) {
        long time = identity.eventTime().toEpochMilli();
        long scopeFloor =
                Math.max(state.partitionClock(), time) - window.scopeRetention().toMillis();
        boolean anew = state.counters().clock() <= scopeFloor;
        ScopeCounters counters = anew ? ScopeCounters.START : state.counters();
        long now = Math.max(counters.clock(), time);
        long floor = floor(now, Math.max(state.partitionClock(), time), window);
        long record = RowKey.recordHash(identity.id());
        Optional<KnownRecord> known =
                identity.derived() ? Optional.empty() : state.known(record).filter(earlier -> earlier.time() > floor);
        boolean old = identity.source().timestamp().toEpochMilli() < state.started();
        long sequence = known.map(KnownRecord::sequence).orElse(counters.next());
        return new Standing(record, time, now, floor, sequence, anew, old, known, counters);
    }

    /** Only records with a later event time are recent, by the clocks of a scope and its partition. */
    static long floor(long clock, long partitionClock, WindowConfig window) {
        return Math.max(
                clock - window.keep().toMillis(),
                partitionClock - window.storeRetention().toMillis());
    }

    /** The groups of the record's scope as they stand for it. */
    Groups groups(ScopeState state, WindowConfig window) {
        return new Groups(state, now, floor, window.groupRetention());
    }

    /** The groups of a scope as they stand after its last record, whether or not anything of it is still recent. */
    static Groups groupsNow(ScopeState state, WindowConfig window) {
        long clock = state.counters().clock();
        long scopeFloor = state.partitionClock() - window.scopeRetention().toMillis();
        return new Groups(
                state,
                Math.max(clock, scopeFloor),
                floor(clock, state.partitionClock(), window),
                window.groupRetention());
    }

    boolean late() {
        return time <= floor;
    }

    boolean revision() {
        return known.isPresent();
    }

    /** The counters with this record counted. */
    ScopeCounters after() {
        return revision() ? before.revised(time) : before.accepted(time);
    }
}
