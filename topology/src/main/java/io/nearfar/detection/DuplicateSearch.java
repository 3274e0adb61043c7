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
            Match match = match(found.row(), row, 1);
            return new Result(List.of(match), leader, Optional.of(join(match, found.row(), row)));
        }));
    }

    /** The nearest recent earlier records. */
    Result neighbours() {
        VectorIndex.Query query =
                new VectorIndex.Query(record.windows().getFirst(), MATCHES, standing.floor(), standing.sequence());
        List<Match> matches = new ArrayList<>();
        Optional<Joined> joined = Optional.empty();
        for (Neighbour neighbour : state.index(standing.floor()).nearest(query)) {
            Row row = state.row(neighbour.row()).orElseThrow();
            Match match = match(neighbour.row(), row, neighbour.similarity());
            matches.add(match);
            if (joined.isEmpty() && match.similarity() >= config.duplicates().similarity()) {
                joined = Optional.of(join(match, neighbour.row(), row)).filter(this::nearLeader);
            }
        }
        return new Result(matches, Optional.empty(), joined);
    }

    private boolean stands(Leader leader) {
        return leader.row().time() > standing.floor() && leader.sequence() < standing.sequence();
    }

    private static Match match(RowKey key, Row row, double similarity) {
        return new Match(row.text().id(), key.time(), similarity, Math.clamp(similarity, 0, 1));
    }

    private Joined join(Match match, RowKey key, Row row) {
        RowKey first = key.withOrdinal(0);
        Group group = state.group(row.text().group())
                .filter(found -> found.aliveAt(standing.now(), config.window().groupRetention()))
                .orElseGet(() -> alone(state.row(first).orElseThrow(), first.time()));
        return new Joined(match, first, row.text(), group.joinedAt(standing.time()));
    }

    private static Group alone(Row row, long time) {
        return new Group(row.text().id(), 1, time, time, row.model(), List.of(row.code()));
    }

    /** A member's likeness is not enough: the record must be near the leader too, or groups would creep. */
    private boolean nearLeader(Joined joined) {
        Group group = joined.group();
        return !group.model().equals(record.model().fingerprint())
                || record.windows().getFirst().similarity(group.codes().getFirst())
                        >= config.duplicates().similarity();
    }
}
