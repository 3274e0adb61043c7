package io.nearfar.detection;

import io.nearfar.record.Hash128;
import io.nearfar.window.Group;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.Row;
import io.nearfar.window.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The recent records of one scope as members of groups. Changes nothing. */
interface Members {

    /**
     * A recent record as a member.
     *
     * @param head what a group led by it would keep
     * @param pointer record hash of the leader it points at, its own when it is alone
     * @param closed whether it is dealt with
     */
    record Member(Group.Head head, long pointer, boolean closed) {}

    /** The record with that id; {@code hint} says where one may lie that is known by no id. */
    Optional<Member> find(String id, PastAlert hint);

    /** What makes a record point at another leader. */
    List<Change> moved(String id, PastAlert hint, long leader);

    /** Tickets and log lines; {@code groups} are those of the same scope. */
    static Members ofText(TextState state, Hash128 scope, Groups groups) {
        return new Texts(state, scope, groups);
    }

    /** Payments. */
    static Members ofPayments(PaymentState state, Hash128 scope, Groups groups) {
        return new Charges(state, scope, groups);
    }

    /** What makes a known record point at another leader. */
    private static void moveKnown(Hash128 scope, Groups groups, long record, long leader, List<Change> changes) {
        groups.known(record)
                .map(known -> new Change.PutKnown(scope, record, known.withGroup(leader)))
                .ifPresent(changes::add);
    }

    /** By their rows and what is known of them: an exact repeat has no row, a line without an id is not known. */
    record Texts(TextState state, Hash128 scope, Groups groups) implements Members {

        @Override
        public Optional<Member> find(String id, PastAlert hint) {
            Optional<Row> row = key(id, hint).flatMap(state::row);
            Optional<KnownRecord> known = groups.known(Groups.hash(id));
            return known.map(found -> new Member(
                            row.map(Group.Head::of).orElseGet(() -> Group.Head.of(id, found.sequence(), found.time())),
                            found.group(),
                            Status.isClosed(found.status())))
                    .or(() -> row.map(found -> new Member(
                            Group.Head.of(found),
                            found.text().group(),
                            Status.isClosed(found.text().label(TextDetector.STATUS)))));
        }

        @Override
        public List<Change> moved(String id, PastAlert hint, long leader) {
            List<Change> changes = new ArrayList<>();
            key(id, hint).ifPresent(first -> {
                RowKey key = first;
                for (Optional<Row> row = state.row(key); row.isPresent(); row = state.row(key)) {
                    changes.add(new Change.PutRow(key, row.get().withGroup(leader)));
                    key = key.withOrdinal(key.ordinal() + 1);
                }
            });
            moveLeader(id, hint, leader, changes);
            moveKnown(scope, groups, Groups.hash(id), leader, changes);
            return changes;
        }

        /** What stands for a text leads to the group of its record, also when its rows have left the window. */
        private void moveLeader(String id, PastAlert hint, long leader, List<Change> changes) {
            Hash128 text = groups.known(Groups.hash(id))
                    .map(KnownRecord::textHash)
                    .or(() -> key(id, hint)
                            .flatMap(state::row)
                            .map(row -> row.text().textHash()))
                    .orElse(hint.text());
            state.leader(text)
                    .filter(found -> found.id().equals(id))
                    .filter(found -> found.row().time() > groups.floor() || groups.outlives(found))
                    .map(found -> new Change.PutLeader(scope, text, found.withGroup(leader)))
                    .ifPresent(changes::add);
        }

        private Optional<RowKey> key(String id, PastAlert hint) {
            long record = Groups.hash(id);
            Optional<KnownRecord> known = groups.known(record);
            if (known.isPresent()) {
                return known.map(found -> new RowKey(scope, found.time(), record, 0));
            }
            if (!id.equals(hint.pair().record()) || hint.time() < 0) {
                return Optional.empty();
            }
            RowKey first = new RowKey(scope, hint.time(), record, 0);
            return Optional.of(first)
                    .filter(key -> key.time() > groups.floor() && state.row(key).isPresent())
                    .or(() -> state.leader(hint.text())
                            .map(leader -> leader.row())
                            .filter(key -> key.record() == record && key.time() > groups.floor()));
        }
    }

    /** By their charges. */
    record Charges(PaymentState state, Hash128 scope, Groups groups) implements Members {

        private static final int MOST_AT_ONCE = 500;

        @Override
        public Optional<Member> find(String id, PastAlert hint) {
            return charge(id, hint).map(found -> {
                Charge charge = found.charge();
                Group.Head head =
                        Group.Head.of(id, charge.sequence(), found.key().time());
                return new Member(head, charge.group(), false);
            });
        }

        @Override
        public List<Change> moved(String id, PastAlert hint, long leader) {
            List<Change> changes = new ArrayList<>();
            charge(id, hint)
                    .map(found ->
                            new Change.PutCharge(found.key(), found.charge().withGroup(leader)))
                    .ifPresent(changes::add);
            moveKnown(scope, groups, Groups.hash(id), leader, changes);
            return changes;
        }

        private Optional<PaymentState.Dated> charge(String id, PastAlert hint) {
            long record = Groups.hash(id);
            long time = groups.known(record)
                    .map(KnownRecord::time)
                    .orElse(id.equals(hint.pair().record()) ? hint.time() : -1);
            if (time <= groups.floor()) {
                return Optional.empty();
            }
            return state.charges(time, time, MOST_AT_ONCE).stream()
                    .filter(found -> found.charge().id().equals(id))
                    .findFirst();
        }
    }
}
