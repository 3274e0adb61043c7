package io.nearfar.detection;

import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.window.Group;
import io.nearfar.window.Leader;
import io.nearfar.window.Neighbour;
import io.nearfar.window.Row;
import io.nearfar.window.RowKey;
import io.nearfar.window.VectorIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what one ticket or log line repeats: an equal text first, else the nearest earlier vectors. Changes nothing. */
final class DuplicateSearch {

    static final int MATCHES = 10;

    private final EmbeddedRecord record;
    private final TextState state;
    private final Standing standing;
    private final TextDetector.Config config;

    DuplicateSearch(EmbeddedRecord record, TextState state, Standing standing, TextDetector.Config config) {
        this.record = record;
        this.state = state;
        this.standing = standing;
        this.config = config;
    }

    /**
     * What was found.
     *
     * @param matches earlier records, most similar first
     * @param leader the leader of an equal text, if there is one
     * @param joined the group it joins, with it counted; empty when it repeats nothing
     */
    record Result(List<Match> matches, Optional<Leader> leader, Optional<Joined> joined) {}

    /**
     * A group after the record joined it.
     *
     * @param match the record that it repeats
     * @param key its row with ordinal 0
     * @param earlier what is known of it
     * @param group the group with the new member counted
     */
    record Joined(Match match, RowKey key, Row.Text earlier, Group group) {

        long id() {
            return RowKey.recordHash(group.leader());
        }
    }

    /** The recent earlier record with an equal text. */
    Optional<Result> repeat() {
        Optional<Leader> leader = state.leader(record.textHash()).filter(this::stands);
        return leader.flatMap(found -> state.row(found.row()).map(row -> {
            Match match = match(row, 1);
            Group group = living(row).filter(this::nearLeader).orElseGet(() -> alone(row));
            return new Result(matches(match), leader, Optional.of(joined(match, found.row(), row, group)));
        }));
    }

    /** An equal text needs no search; further matches are looked up only where scores show them. */
    private List<Match> matches(Match equal) {
        List<Match> matches = new ArrayList<>(List.of(equal));
        if (config.allMatches()) {
            nearest().stream()
                    .map(neighbour -> match(row(neighbour), neighbour.similarity()))
                    .filter(match -> !match.id().equals(equal.id()))
                    .limit(MATCHES - 1)
                    .forEach(matches::add);
        }
        return matches;
    }

    /** The nearest recent earlier records. */
    Result neighbours() {
        List<Match> matches = new ArrayList<>();
        Optional<Joined> joined = Optional.empty();
        for (Neighbour neighbour : nearest()) {
            Row row = row(neighbour);
            Match match = match(row, neighbour.similarity());
            matches.add(match);
            if (joined.isEmpty() && match.similarity() >= config.duplicates().similarity()) {
                Group group = living(row).orElseGet(() -> alone(firstRow(neighbour.row(), row)));
                joined = Optional.of(joined(match, neighbour.row(), row, group)).filter(any -> nearLeader(group));
            }
        }
        return new Result(matches, Optional.empty(), joined);
    }

    private List<Neighbour> nearest() {
        VectorIndex.Query query =
                new VectorIndex.Query(record.windows().getFirst(), MATCHES, standing.floor(), standing.sequence());
        return state.index(standing.floor()).nearest(query).stream()
                .filter(neighbour -> neighbour.row().record() != standing.record())
                .toList();
    }

    private Row row(Neighbour neighbour) {
        return state.row(neighbour.row()).orElseThrow();
    }

    private Row firstRow(RowKey key, Row row) {
        return state.row(key.withOrdinal(0)).orElse(row);
    }

    private boolean stands(Leader leader) {
        return leader.row().time() > standing.floor()
                && leader.sequence() < standing.sequence()
                && leader.row().record() != standing.record();
    }

    private static Match match(Row row, double similarity) {
        return new Match(row.text().id(), row.text().time(), similarity, Math.clamp(similarity, 0, 1));
    }

    /** The group of a row, if it has not ended; one that the record itself once led ended when it left the window. */
    private Optional<Group> living(Row row) {
        return state.group(row.text().group())
                .filter(found -> !found.leader().equals(record.identity().id()))
                .filter(found -> found.aliveAt(standing.now(), config.window().groupRetention()));
    }

    private Joined joined(Match match, RowKey key, Row row, Group group) {
        return new Joined(match, key.withOrdinal(0), row.text(), group.joinedAt(standing.time()));
    }

    private static Group alone(Row row) {
        Row.Text text = row.text();
        return new Group(text.id(), 1, text.time(), text.time(), row.model(), List.of(row.code()));
    }

    /** A member's likeness is not enough: the record must be near the leader too, or groups would creep. */
    private boolean nearLeader(Group group) {
        return !group.model().equals(record.model().fingerprint())
                || record.windows().getFirst().similarity(group.codes().getFirst())
                        >= config.duplicates().similarity();
    }
}
