package io.nearfar.detection;

import io.nearfar.detection.DuplicateSearch.Pair;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.window.Group;
import io.nearfar.window.Leader;
import io.nearfar.window.Row;
import io.nearfar.window.RowKey;
import java.util.List;
import java.util.Optional;

/** Finds the group that a ticket or log line joins by repeating an earlier one. Changes nothing. */
final class GroupSearch {

    private final EmbeddedRecord record;
    private final TextState state;
    private final Standing standing;
    private final TextDetector.Config config;

    GroupSearch(EmbeddedRecord record, TextState state, Standing standing, TextDetector.Config config) {
        this.record = record;
        this.state = state;
        this.standing = standing;
        this.config = config;
    }

    /**
     * A group after the record joined it.
     *
     * @param pair the record that it repeats
     * @param key its row with ordinal 0
     * @param group the group with the new member counted
     */
    record Joined(Pair pair, RowKey key, Group group) {

        long id() {
            return RowKey.recordHash(group.leader());
        }
    }

    /** The group of a record with an equal text, whose row is {@code row}. */
    Optional<Joined> joinEqual(Pair pair, RowKey key, Row row) {
        return Optional.of(joined(pair, key, living(row).orElseGet(() -> alone(row))));
    }

    /** The group that lives on after the leader of an equal text has left the window. */
    Optional<Joined> joinPast(Pair pair, Leader leader) {
        return living(leader.group()).or(() -> alone(leader)).map(group -> joined(pair, leader.row(), group));
    }

    /** The group of a leader whose text was said once. */
    private Optional<Group> alone(Leader leader) {
        long time = leader.row().time();
        boolean alone = leader.group() == RowKey.recordHash(leader.id())
                && leader.row().record() != standing.record()
                && state.group(leader.group()).isEmpty();
        return alone ? Optional.of(new Group(leader.id(), 1, time, time, "", List.of())) : Optional.empty();
    }

    /** The group of a record that is alike enough, whose row is {@code row}; empty if its leader is too far away. */
    Optional<Joined> join(Pair pair, RowKey key, Row row) {
        Group group = living(row).orElseGet(() -> alone(firstRow(key, row)));
        boolean near = Bars.byWords(record, row.text())
                || nearLeader(group, pair.bars().duplicate());
        return near ? Optional.of(joined(pair, key, group)) : Optional.empty();
    }

    private Row firstRow(RowKey key, Row row) {
        return state.row(key.withOrdinal(0)).orElse(row);
    }

    /** The group of a row, if it has not ended; one that the record itself once led ended when it left the window. */
    private Optional<Group> living(Row row) {
        return living(row.text().group());
    }

    private Optional<Group> living(long leader) {
        return state.group(leader)
                .filter(found -> !found.leader().equals(record.identity().id()))
                .filter(found -> found.aliveAt(standing.now(), config.window().groupRetention()));
    }

    private Joined joined(Pair pair, RowKey key, Group group) {
        return new Joined(pair, key.withOrdinal(0), group.joinedAt(standing.time()));
    }

    private static Group alone(Row row) {
        Row.Text text = row.text();
        return new Group(text.id(), 1, text.time(), text.time(), row.model(), List.of(row.code()));
    }

    /** A member's likeness is not enough: the record must be near the leader too, or groups would creep. */
    private boolean nearLeader(Group group, double bar) {
        return !group.model().equals(record.model().fingerprint())
                || record.windows().getFirst().similarity(group.codes().getFirst()) >= bar;
    }
}
