package io.nearfar.detection;

import io.nearfar.detection.GroupSearch.Joined;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.window.Leader;
import io.nearfar.window.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what one ticket or log line repeats: an equal text first, else the surest of the earlier ones. Changes nothing. */
final class DuplicateSearch {

    static final int MATCHES = 10;

    private final EmbeddedRecord record;
    private final TextState state;
    private final Standing standing;
    private final TextDetector.Config config;
    private final CandidateSearch search;
    private final GroupSearch groups;

    DuplicateSearch(EmbeddedRecord record, TextState state, Standing standing, TextDetector.Config config) {
        this.record = record;
        this.state = state;
        this.standing = standing;
        this.config = config;
        this.search = new CandidateSearch(record, state, standing, config, CloseReading.NONE);
        this.groups = new GroupSearch(record, state, standing, config);
    }

    /**
     * What was found.
     *
     * @param matches earlier records, surest first
     * @param nearest similarity of the nearest earlier records, nearest first
     * @param leader the leader of an equal text, if there is one
     * @param joined the group it joins, with it counted; empty when it repeats nothing
     * @param related what it resembles; empty when it repeats something
     */
    record Result(
            List<Match> matches,
            List<Double> nearest,
            Optional<Leader> leader,
            Optional<Joined> joined,
            Optional<Pair> related) {}

    /**
     * An earlier record beside the one under judgement.
     *
     * @param match the earlier record
     * @param earlier what is known of it
     * @param judgement what is made of both
     */
    record Pair(Match match, Row.Text earlier, Judgement judgement) {}

    /** The recent earlier record with an equal text. */
    Optional<Result> repeat() {
        Optional<Leader> leader = state.leader(record.textHash()).filter(this::stands);
        return leader.flatMap(found -> state.row(found.row()).map(row -> equal(found, row)));
    }

    private Result equal(Leader leader, Row row) {
        Judgement judgement = search.judgeEqual(row);
        Match match = new Match(row.text().id(), row.text().time(), 1, judgement.duplicate());
        Pair pair = new Pair(match, row.text(), judgement);
        Optional<Joined> joined = Optional.of(pair)
                .filter(same -> same.judgement().isDuplicate())
                .flatMap(same -> groups.joinEqual(same, leader.row(), row));
        Optional<Pair> related = Optional.of(pair).filter(same -> joined.isEmpty() && isRelated(same));
        return new Result(matches(match), List.of(1.0), Optional.of(leader), joined, related);
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
                    Judgement judgement = config.pairs().rule().judgeEqual(false, false);
                    return groups.joinPast(new Pair(match, earlier, judgement), leader);
                });
    }

    /** An equal text needs no search; further matches are looked up only where scores show them. */
    private List<Match> matches(Match equal) {
        List<Match> matches = new ArrayList<>(List.of(equal));
        if (config.manner().allMatches()) {
            search.candidates().candidates().stream()
                    .map(Candidate::match)
                    .filter(match -> !match.id().equals(equal.id()))
                    .limit(MATCHES - 1)
                    .forEach(matches::add);
        }
        return matches;
    }

    /** The surest of the recent earlier records. A line of another template is no repeat, however near. */
    Result neighbours() {
        CandidateSearch.Found found = search.candidates();
        List<Candidate> candidates = found.candidates();
        Optional<Joined> joined = Optional.empty();
        Optional<Pair> related = Optional.empty();
        for (Candidate candidate : candidates) {
            Pair pair = new Pair(candidate.match(), candidate.row().text(), candidate.judgement());
            if (joined.isEmpty()
                    && !config.manner().templates()
                    && candidate.judgement().isDuplicate()) {
                joined = groups.join(pair, candidate.key(), candidate.row());
            }
            if (related.isEmpty() && isRelated(pair)) {
                related = Optional.of(pair);
            }
        }
        List<Match> matches =
                candidates.stream().limit(MATCHES).map(Candidate::match).toList();
        return new Result(
                matches, found.nearest(), Optional.empty(), joined, joined.isEmpty() ? related : Optional.empty());
    }

    /** Who was told apart is not brought together as related either. */
    private boolean isRelated(Pair pair) {
        return pair.judgement().isRelated()
                && !state.apart(standing.record())
                        .holds(Groups.hash(pair.match().id()));
    }

    private boolean stands(Leader leader) {
        return leader.row().time() > standing.floor()
                && leader.sequence() < standing.sequence()
                && leader.row().record() != standing.record();
    }
}
