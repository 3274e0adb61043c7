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
        List<Group> path = path(pointer, sequence);
        return path.isEmpty() ? Optional.empty() : Optional.of(path.getLast());
    }

    /** The groups from the one that a member points at to the living one that it is part of; empty if that has ended. */
    List<Group> path(long pointer, long sequence) {
        List<Group> path = new ArrayList<>();
        Optional<Group> found = state.group(pointer);
        long before = sequence;
        while (found.isPresent()) {
            Group group = found.get();
            if (group.head().sequence() > before || !group.aliveAt(now, retention)) {
                return List.of();
            }
            path.add(group);
            if (group.marks().mergedInto() == 0) {
                return List.copyOf(path);
            }
            before = group.head().sequence() - 1;
            found = state.group(group.marks().mergedInto());
        }
        return List.of();
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

    /** The way to {@link #of}. */
    List<Group> pathOf(String id, long pointer, long sequence) {
        List<Group> path = path(pointer, sequence);
        return path.isEmpty() ? path(hash(id), sequence) : path;
    }

    /** What counts a joining record in the groups that lead from a living pointer to its root, and keeps them alive. */
    List<Change> passed(Hash128 scope, long pointer, long root, Standing standing) {
        List<Change> changes = new ArrayList<>();
        for (long id = pointer; id != root; ) {
            Group part = state.group(id).orElseThrow();
            if (id != standing.record()) {
                changes.add(new Change.PutGroup(scope, id, part.joinedAt(standing.time(), 1)));
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

    /** What makes the leaders from the one a new member points at to the root take over whom it must be kept from. */
    List<Change> takenOver(Hash128 scope, long record, long pointer, long root) {
        Apart own = state.apart(record);
        List<Change> changes = new ArrayList<>();
        int added = 0;
        for (long leader = own.isEmpty() ? 0 : pointer; leader != 0; leader = next(leader, root)) {
            Apart leaders = state.apart(leader);
            if (leader != record && !leaders.with(own).equals(leaders)) {
                changes.add(new Change.PutApart(scope, leader, leaders.with(own)));
                added += leaders.isEmpty() ? 1 : 0;
            }
        }
        if (added > 0) {
            changes.add(new Change.PutApartRecords(scope, state.apartRecords() + added));
        }
        return changes;
    }

    /** The leader into whose group one was merged, 0 past the root. */
    private long next(long leader, long root) {
        return leader == root ? 0 : state.group(leader).orElseThrow().marks().mergedInto();
    }

    /** Whether one may be kept from all of these without a bound being passed. */
    boolean canHold(long record, Apart before, Apart after) {
        boolean added = before.isEmpty() && !after.isEmpty();
        return !after.isTooLarge() && !(added && state.apartRecords() >= Apart.MOST_RECORDS) && !after.holds(record);
    }

    /** Whether two groups may become one. */
    boolean mayMerge(Group one, Group other) {
        Apart ones = state.apart(one.id());
        Apart others = state.apart(other.id());
        return noneIn(ones, other) && noneIn(others, one) && !holdForgottenPair(ones, others);
    }

    /** Whether two that nothing else is known of any more differ, of which each was a member of one of both groups. */
    private boolean holdForgottenPair(Apart ones, Apart others) {
        return !ones.isEmpty()
                && others.others().stream()
                        .filter(each -> known(each).isEmpty())
                        .anyMatch(each -> state.apart(each).others().stream()
                                .anyMatch(other ->
                                        ones.holds(other) && known(other).isEmpty()));
    }

    private boolean noneIn(Apart apart, Group group) {
        return apart.others().stream().noneMatch(each -> isMember(each, group));
    }

    private boolean isMember(long record, Group group) {
        return record == group.id()
                || known(record).filter(known -> isMember(record, known, group)).isPresent();
    }

    /** One that points at an ended group belongs to it again once somebody else revives it. */
    private boolean isMember(long record, KnownRecord known, Group group) {
        return known.group() == group.id()
                || living(known.group(), known.sequence())
                        .or(() -> living(record, known.sequence()))
                        .filter(found -> found.id() == group.id())
                        .isPresent();
    }

    /** The record hash of an id. */
    static long hash(String id) {
        return RowKey.recordHash(id);
    }
}
