package io.nearfar.detection;

import io.nearfar.detection.GroupSearch.Joined;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.window.Leader;
import io.nearfar.window.Neighbour;
import io.nearfar.window.Row;
import io.nearfar.window.VectorIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what one ticket or log line repeats: an equal text first, else the nearest earlier vectors. Changes nothing. */
final class DuplicateSearch {

    static final int MATCHES = 10;

    /** Looked at where one requester's tickets count one step more, for these may be less alike than others. */
    private static final int CANDIDATES = 50;

    private final EmbeddedRecord record;
    private final TextState state;
    private final Standing standing;
    private final TextDetector.Config config;
    private final GroupSearch groups;

    DuplicateSearch(EmbeddedRecord record, TextState state, Standing standing, TextDetector.Config config) {
        this.record = record;
        this.state = state;
        this.standing = standing;
        this.config = config;
        this.groups = new GroupSearch(record, state, standing, config);
    }

    /**
     * What was found.
     *
     * @param matches earlier records, most similar first
     * @param leader the leader of an equal text, if there is one
     * @param joined the group it joins, with it counted; empty when it repeats nothing
     * @param related what it resembles; empty when it repeats something
     */
    record Result(List<Match> matches, Optional<Leader> leader, Optional<Joined> joined, Optional<Pair> related) {}

    /**
     * An earlier record beside the one under judgement.
     *
     * @param match the earlier record
     * @param earlier what is known of it
     * @param bars how alike both must be
     */
    record Pair(Match match, Row.Text earlier, Bars bars) {}

    /** The recent earlier record with an equal text. */
    Optional<Result> repeat() {
        Optional<Leader> leader = state.leader(record.textHash()).filter(this::stands);
        return leader.flatMap(found -> state.row(found.row()).map(row -> {
            Pair pair = pair(row, new Match(row.text().id(), row.text().time(), 1, 1), false);
            Optional<Joined> joined = Optional.of(pair)
                    .filter(same -> same.bars().isDuplicate(1))
                    .flatMap(same -> groups.joinEqual(same, found.row(), row));
            return new Result(
                    matches(pair.match()),
                    leader,
                    joined,
                    joined.isEmpty() ? Optional.of(pair).filter(DuplicateSearch::isRelated) : Optional.empty());
        }));
    }

    /** The living group of an equal line of a log that has left the window: a template outlives its lines. */
    Optional<Joined> past() {
        if (!config.manner().templates() || standing.anew()) {
            return Optional.empty();
        }
        return state.leader(record.textHash())
                .filter(leader -> leader.leadsAt(standing.now(), config.window().groupRetention()))
                .filter(leader -> leader.sequence() < standing.sequence())
                .flatMap(leader -> {
                    Row.Text earlier = leader.heir().text();
                    Match match = new Match(leader.id(), leader.row().time(), 1, 1);
                    return groups.joinPast(
                            new Pair(match, earlier, Bars.between(record, earlier, false, config)), leader);
                });
    }

    /** An equal text needs no search; further matches are looked up only where scores show them. */
    private List<Match> matches(Match equal) {
        List<Match> matches = new ArrayList<>(List.of(equal));
        if (config.manner().allMatches()) {
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
        Optional<Pair> related = Optional.empty();
        List<Candidate> candidates = nearestRows();
        NumberTies ties =
                new NumberTies(record, candidates.stream().map(Candidate::row).toList());
        for (Candidate candidate : candidates) {
            Neighbour neighbour = candidate.neighbour();
            Row row = candidate.row();
            Pair pair = pair(row, match(row, neighbour.similarity()), ties.tie(row));
            if (matches.size() < MATCHES) {
                matches.add(pair.match());
            }
            if (joined.isEmpty() && isDuplicate(pair)) {
                joined = groups.join(pair, neighbour.row(), row);
            }
            if (related.isEmpty()) {
                related = Optional.of(pair).filter(DuplicateSearch::isRelated);
            }
        }
        return new Result(matches, Optional.empty(), joined, joined.isEmpty() ? related : Optional.empty());
    }

    /** Lines of other templates are no duplicates, however near: what is volatile in a line has been masked. */
    private boolean isDuplicate(Pair pair) {
        return !config.manner().templates()
                && pair.bars().isDuplicate(pair.match().confidence());
    }

    private static boolean isRelated(Pair pair) {
        return pair.bars().isRelated(pair.match().confidence());
    }

    private List<Neighbour> nearest() {
        VectorIndex.Query query =
                new VectorIndex.Query(record.windows().getFirst(), standing.floor(), standing.sequence());
        return state.index(standing.floor()).nearest(query, candidates()).stream()
                .filter(neighbour -> neighbour.row().record() != standing.record())
                .toList();
    }

    private record Candidate(Neighbour neighbour, Row row) {}

    private List<Candidate> nearestRows() {
        return nearest().stream()
                .map(neighbour -> new Candidate(neighbour, row(neighbour)))
                .toList();
    }

    private int candidates() {
        DuplicateConfig bars = config.duplicates();
        boolean named = record.labels().containsKey(Bars.REQUESTER)
                || record.traits().numbers().count() > 0;
        return named && bars.sameRequester() < bars.related() ? CANDIDATES : MATCHES;
    }

    private Row row(Neighbour neighbour) {
        return state.row(neighbour.row()).orElseThrow();
    }

    private boolean stands(Leader leader) {
        return leader.row().time() > standing.floor()
                && leader.sequence() < standing.sequence()
                && leader.row().record() != standing.record();
    }

    private Match match(Row row, double similarity) {
        return new Match(row.text().id(), row.text().time(), similarity, Bars.score(record, row.text(), similarity));
    }

    private Pair pair(Row row, Match match, boolean number) {
        return new Pair(match, row.text(), Bars.between(record, row.text(), number, config));
    }
}
