package io.nearfar.detection;

import io.nearfar.detection.DuplicateSearch.Pair;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.fact.Verifier;
import io.nearfar.window.Group;
import io.nearfar.window.Leader;
import io.nearfar.window.Row;
import io.nearfar.window.RowKey;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the group that a ticket or log line joins by repeating an earlier one. Changes nothing. */
final class GroupSearch {

    private final EmbeddedRecord record;
    private final TextState state;
    private final Standing standing;
    private final Groups groups;
    private final PairRule rule;

    GroupSearch(EmbeddedRecord record, TextState state, Standing standing, TextDetector.Config config) {
        this.record = record;
        this.state = state;
        this.standing = standing;
        this.groups = standing.groups(state, config.window());
        this.rule = config.pairs().rule();
    }

    /**
     * A group after the record joined it.
     *
     * @param pair the record that it repeats
     * @param key its row with ordinal 0
     * @param group the group with the new member counted
     * @param part the group that the repeated record points at, when that was merged into {@code group}; else the same
     */
    record Joined(Pair pair, RowKey key, Group group, Group part) {

        /** What the record points at from now on. */
        long id() {
            return part.id();
        }
    }

    /** The group of a record with an equal text, whose row is {@code row}. */
    Optional<Joined> joinEqual(Pair pair, RowKey key, Row row) {
        Group group = living(row).orElseGet(() -> alone(row));
        return joined(pair, key, row.text().group(), row.sequence(), group, 1);
    }

    /** The group that lives on after the leader of an equal text has left the window; a text said once has none. */
    Optional<Joined> joinPast(Pair pair, Leader leader) {
        return living(leader.group(), leader.sequence())
                .flatMap(group -> joined(pair, leader.row(), leader.group(), leader.sequence(), group, 1));
    }

    /**
     * The group of a record that is alike enough, whose row is {@code row}; empty if its leader is too far away or says
     * something else. A group that was merged has two leaders, one of which must do.
     */
    Optional<Joined> join(Pair pair, RowKey key, Row row) {
        Group group = living(row).orElseGet(() -> alone(firstRow(key, row)));
        Group part = part(row.text().group(), row.sequence(), group);
        boolean byWords = !record.traits().readable() || !row.text().traits().readable();
        double similarity = Stream.of(group, part)
                .filter(this::agrees)
                .mapToDouble(leader -> byWords ? 1 : leaderSimilarity(leader))
                .max()
                .orElse(-1);
        return similarity >= rule.nearLeader(pair.match().similarity()) && !group.isScattered()
                ? joined(pair, key, row.text().group(), row.sequence(), group, similarity)
                : Optional.empty();
    }

    private Row firstRow(RowKey key, Row row) {
        return state.row(key.withOrdinal(0)).orElse(row);
    }

    private Optional<Group> living(Row row) {
        return living(row.text().group(), row.sequence());
    }

    /** A group that has not ended; one that the record itself once led ended when it left the window. */
    private Optional<Group> living(long pointer, long sequence) {
        return groups.living(pointer, sequence)
                .filter(found -> !found.leader().equals(record.identity().id()));
    }

    /** The group that a member itself points at, if it was merged into that one. */
    private Group part(long pointer, long sequence, Group group) {
        return living(pointer, sequence)
                .flatMap(root -> state.group(pointer))
                .filter(part -> part.id() != group.id() && part.id() != standing.record())
                .orElse(group);
    }

    private Optional<Joined> joined(
            Pair pair, RowKey key, long pointer, long sequence, Group group, double similarity) {
        return groups.mayJoin(standing.record(), group)
                ? Optional.of(new Joined(
                        pair,
                        key.withOrdinal(0),
                        group.joinedAt(standing.time(), similarity),
                        part(pointer, sequence, group)))
                : Optional.empty();
    }

    private static Group alone(Row row) {
        return Group.of(Group.Head.of(row), Status.isClosed(row.text().label(TextDetector.STATUS)));
    }

    private boolean agrees(Group group) {
        return !state.verifying()
                .time(() -> Verifier.verify(
                        record.traits().facts(), group.head().traits().facts()))
                .vetoesDuplicate();
    }

    /** A member's likeness is not enough: the record must be near a leader too, or groups would creep. */
    private double leaderSimilarity(Group group) {
        Group.Head head = group.head();
        return head.codes().isEmpty() || !head.model().equals(record.model().fingerprint())
                ? 1
                : record.windows().getFirst().similarity(head.codes().getFirst());
    }
}
