package io.nearfar.detection;

import io.nearfar.record.Hash128;
import io.nearfar.window.Apart;
import io.nearfar.window.Group;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.Leader;
import io.nearfar.window.RowKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The groups of one scope at one moment, and who may never share one. Changes nothing.
 *
 * @param state the scope
 * @param now its clock, epoch milliseconds
 * @param floor only records with a later event time are recent
 * @param retention how long a group lives after its last member
 */
record Groups(ScopeState state, long now, long floor, Duration retention) {

    /*
     * Rows, charges and known records point at the leader of the group that they joined. When groups are merged, the
     * younger one stays as a signpost to the older, so that nothing has to be rewritten. Each step leads to a leader that
     * is older in the log: this is a forest by construction, its roots are the oldest, and a pointer to a leader that was
     * dropped and came anew, younger than the member, points at nothing.
     *
     * Whom a record must be kept from is never forgotten. A leader takes over what its members
     * must be kept from, so that one look-up tells whether a record may join: the members themselves may be gone by then.
     */

    /** The living group that a member points at, through groups it was merged into. */
    Optional<Group> living(long pointer, long sequence) {
        Optional<Group> found = state.group(pointer);
        long before = sequence;
        while (found.isPresent()) {
            Group group = found.get();
            if (group.head().sequence() > before || !group.aliveAt(now, retention)) {
                return Optional.empty();
            }
            if (group.marks().mergedInto() == 0) {
                return found;
            }
            before = group.head().sequence() - 1;
            found = state.group(group.marks().mergedInto());
        }
        return Optional.empty();
    }

    /** Whether a leader leads to a living group, though it may have left the window. */
    boolean outlives(Leader leader) {
        return leader.leadsAt(now, retention)
                && living(leader.group(), leader.sequence()).isPresent();
    }

    /** The living group of a record that points somewhere; one whose group has ended may lead another since. */
    Optional<Group> of(String id, long pointer, long sequence) {
        return living(pointer, sequence).or(() -> living(hash(id), sequence));
    }

    /** What keeps the groups alive that lead from a living pointer to its root, when a record joins. */
    List<Change> passed(Hash128 scope, long pointer, long root, Standing standing) {
        List<Change> changes = new ArrayList<>();
        for (long id = pointer; id != root; ) {
            Group part = state.group(id).orElseThrow();
            if (id != standing.record()) {
                changes.add(new Change.PutGroup(scope, id, part.seenAt(standing.time())));
            }
            id = part.marks().mergedInto();
        }
        return changes;
    }

    /** The living group with that leader, or the one that is part of now. */
    Optional<Group> led(long leader) {
        return living(leader, Long.MAX_VALUE);
    }

    /** A recent record. */
    Optional<KnownRecord> known(long record) {
        return state.known(record).filter(known -> known.time() > floor);
    }

    /** Whether a record may join a group: nobody said that it differs from a member, and the group takes further ones. */
    boolean mayJoin(long record, Group group) {
        Apart own = state.apart(record);
        Apart leaders = state.apart(group.id());
        if (leaders.holds(record) || own.others().stream().anyMatch(other -> isMember(other, group))) {
            return false;
        }
        return own.isEmpty() || canHold(group.id(), leaders, leaders.with(own));
    }

    /** What makes a leader take over whom a new member must be kept from. */
    List<Change> takenOver(Hash128 scope, long record, long leader) {
        Apart own = state.apart(record);
        Apart leaders = state.apart(leader);
        if (own.isEmpty() || leaders.with(own).equals(leaders)) {
            return List.of();
        }
        Change put = new Change.PutApart(scope, leader, leaders.with(own));
        return leaders.isEmpty()
                ? List.of(put, new Change.PutApartRecords(scope, state.apartRecords() + 1))
                : List.of(put);
    }

    /** Whether one may be kept from all of these without a bound being passed. */
    boolean canHold(long record, Apart before, Apart after) {
        boolean added = before.isEmpty() && !after.isEmpty();
        return !after.isTooLarge() && !(added && state.apartRecords() >= Apart.MOST_RECORDS) && !after.holds(record);
    }

    /** Whether two groups may become one. */
    boolean mayMerge(Group one, Group other) {
        return noneIn(state.apart(one.id()), other) && noneIn(state.apart(other.id()), one);
    }

    private boolean noneIn(Apart apart, Group group) {
        return apart.others().stream().noneMatch(each -> isMember(each, group));
    }

    private boolean isMember(long record, Group group) {
        return record == group.id()
                || known(record)
                        .flatMap(known ->
                                living(known.group(), known.sequence()).or(() -> living(record, known.sequence())))
                        .filter(found -> found.id() == group.id())
                        .isPresent();
    }

    /** The record hash of an id. */
    static long hash(String id) {
        return RowKey.recordHash(id);
    }
}
