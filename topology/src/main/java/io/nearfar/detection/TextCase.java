package io.nearfar.detection;

import io.nearfar.cluster.MicroCluster.Example;
import io.nearfar.cluster.MicroCluster.Member;
import io.nearfar.cluster.MicroClusters;
import io.nearfar.cluster.MicroClusters.Assessment;
import io.nearfar.cluster.MicroClusters.Distance;
import io.nearfar.detection.DuplicateSearch.Pair;
import io.nearfar.detection.Finding.Duplicate;
import io.nearfar.detection.Finding.GroupView;
import io.nearfar.detection.Finding.Outlier;
import io.nearfar.detection.Finding.Rarity;
import io.nearfar.detection.Finding.Regression;
import io.nearfar.detection.Finding.Related;
import io.nearfar.detection.GroupSearch.Joined;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.record.Hash128;
import io.nearfar.record.WordSet;
import io.nearfar.window.Group;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.KnownRecord.Alerted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One ticket or log line under judgement. */
final class TextCase {

    /** Of a record when nothing is normal yet: as far as unrelated texts are. */
    private static final double NOTHING_NORMAL = 1;

    private static final int OTHERS_SHOWN = 3;

    /** Of a record that the model cannot read: nothing rare. */
    private static final Rarity UNREADABLE = new Rarity(0, 1);

    /** With as many words as are kept for long, the rarest in its scope. */
    final EmbeddedRecord record;

    /** All of its words. */
    final WordSet words;

    final WordFrequencies frequencies;
    final TextState state;
    final Standing standing;
    final TextDetector.Config config;

    /** Of a log line, what of it is counted; empty of a ticket. */
    final Optional<LineCounts> line;

    TextCase(EmbeddedRecord record, TextState state, Standing standing, TextDetector.Config config) {
        this.frequencies = standing.anew() ? new WordFrequencies() : state.words();
        this.words = record.traits().words();
        this.record = record.with(record.traits().kept(frequencies::weight));
        this.state = state;
        this.standing = standing;
        this.config = config;
        this.line = config.manner().templates()
                ? Optional.of(new LineCounts(record, words, frequencies))
                : Optional.empty();
    }

    DuplicateSearch search() {
        return new DuplicateSearch(record, state, standing, config);
    }

    Decision decision(DuplicateSearch.Result found) {
        Assessment assessment = assessment(found);
        double centroid = assessment.distance().map(Distance::distance).orElse(NOTHING_NORMAL);
        OutlierParts parts = config.manner().score().parts(centroid, found, line.map(LineCounts::rarity));
        Rarity rarity = record.traits().readable() ? OutlierGate.rarity(parts.score(), state.tenant()) : UNREADABLE;
        Optional<Joined> repeated = found.joined().filter(any -> mayJoin());
        Optional<Joined> joined = repeated.or(() -> past(found));
        Optional<Duplicate> duplicate = repeated.map(group -> duplicate(found, group));
        Optional<Related> related = found.related().filter(any -> mayRelate()).map(pair -> related(found, pair));
        Optional<Outlier> outlier =
                mayStandOut(found, assessment) ? outlier(found, rarity, assessment) : Optional.empty();
        List<Finding> findings = new ArrayList<>();
        duplicate.ifPresent(repeat -> findings.add(isClosed(joined) ? new Regression(repeat) : repeat));
        related.ifPresent(findings::add);
        outlier.ifPresent(findings::add);
        Decision.Scores scores = new Decision.Scores(groupName(joined), found.matches(), rarity, Optional.of(parts));
        Alerted alerted = alerted(repeated, related, outlier);
        Conclusion conclusion = new Conclusion(found, joined, assessment, rarity, outlier, alerted);
        List<Change> changes = standing.late() ? List.of() : new TextChanges(this, conclusion).all();
        return new Decision(outcome(found), Optional.of(scores), findings, isQuiet(), changes);
    }

    private Assessment assessment(DuplicateSearch.Result found) {
        MicroClusters clusters = standing.anew() ? new MicroClusters(config.clusters()) : state.clusters();
        Example example = new Example(record.identity().id(), record.snippet());
        Member member = new Member(record.windows().getFirst(), standing.time(), standing.sequence(), example);
        return found.leader()
                .map(leader -> clusters.assessRepeat(member, leader.cluster()))
                .orElseGet(() -> clusters.assess(member));
    }

    private Optional<Joined> past(DuplicateSearch.Result found) {
        return found.leader().isEmpty() && mayJoin() ? search().past() : Optional.empty();
    }

    private Alerted alerted(Optional<Joined> told, Optional<Related> related, Optional<Outlier> outlier) {
        Alerted before = alertedBefore();
        return new Alerted(
                before.duplicate() || told.isPresent(),
                before.related() || related.isPresent(),
                before.outlier() || outlier.isPresent() || isQuiet());
    }

    /** Of what history holds nothing is said, later revisions included. */
    boolean isQuiet() {
        return standing.old() && config.manner().history() == History.LEARN;
    }

    /**
     * What was concluded, for those who write it down.
     *
     * @param found what it repeats
     * @param joined the group it joins
     * @param assessment what the clusters said
     * @param rarity how rare it is
     * @param outlier the outlier that it is, told or too soon to be told
     * @param alerted what has been found about it, in this revision or an earlier one
     */
    record Conclusion(
            DuplicateSearch.Result found,
            Optional<Joined> joined,
            Assessment assessment,
            Rarity rarity,
            Optional<Outlier> outlier,
            Alerted alerted) {}

    /** The group that a revision brings along, by the record hash of its leader; itself if it leads one. */
    Optional<Long> keptGroup() {
        return standing.known()
                .map(KnownRecord::group)
                .filter(group -> group != standing.record() || living(group).isPresent());
    }

    private Optional<Group> living(long group) {
        return groups().living(group, standing.sequence());
    }

    Groups groups() {
        return standing.groups(state, config.window());
    }

    private static boolean isClosed(Optional<Joined> joined) {
        return joined.filter(found -> found.group().marks().closed()).isPresent();
    }

    Alerted alertedBefore() {
        return standing.known().map(KnownRecord::alerted).orElse(Alerted.NOTHING);
    }

    private boolean mayJoin() {
        return keptGroup().isEmpty() && !alertedBefore().duplicate();
    }

    private boolean mayRelate() {
        return mayJoin() && !alertedBefore().related();
    }

    private Related related(DuplicateSearch.Result found, Pair pair) {
        boolean exact = found.leader().isPresent();
        return new Related(pair.match(), pair.earlier(), exact, pair.judgement(), others(found, pair, exact));
    }

    private static List<Match> others(DuplicateSearch.Result found, Pair pair, boolean exact) {
        return found.matches().stream()
                .filter(match -> !match.equals(pair.match()))
                .limit(exact ? 0 : OTHERS_SHOWN)
                .toList();
    }

    private Duplicate duplicate(DuplicateSearch.Result found, Joined joined) {
        boolean exact = found.leader().isPresent();
        return new Duplicate(
                joined.pair().match(),
                joined.pair().earlier(),
                exact,
                joined.pair().judgement(),
                GroupView.of(joined.group()),
                others(found, joined.pair(), exact));
    }

    /** What is like an earlier record is no outlier, except for a line like one that was alerted as such. */
    private boolean mayStandOut(DuplicateSearch.Result found, Assessment assessment) {
        boolean alike = found.joined().isPresent() || found.related().isPresent();
        return !alike
                || (line.isPresent() && sort(assessment).flatMap(this::reported).isPresent());
    }

    /** A text that the model cannot read lies nowhere in particular, and what history holds uses up no budget. */
    private Optional<Outlier> outlier(DuplicateSearch.Result found, Rarity rarity, Assessment assessment) {
        if (standing.late()
                || isQuiet()
                || !record.traits().readable()
                || alertedBefore().outlier()) {
            return Optional.empty();
        }
        return new OutlierGate(config.outliers())
                .admits(
                        rarity,
                        state.tenant(),
                        standing.time(),
                        sort(assessment).flatMap(this::reported))
                .map(budget -> new Outlier(
                        rarity,
                        budget,
                        assessment.distance(),
                        Optional.empty(),
                        newIn(found),
                        line.map(LineCounts::grounds)));
    }

    /** What was told of outliers of that sort, as long as it counts. */
    Optional<Reported> reported(Hash128 sort) {
        return state.reported(sort)
                .filter(told -> !standing.anew())
                .filter(told -> told.isKnownAt(standing.now(), config.window().alertRetention()));
    }

    /** What makes outliers alike: of lines their masked text, of tickets a cluster that is not normal. */
    Optional<Hash128> sort(Assessment assessment) {
        if (line.isPresent()) {
            return Optional.of(record.textHash());
        }
        long joined = assessment.update().changed().id();
        boolean normal = assessment
                .distance()
                .filter(nearest -> nearest.nearest().id() == joined)
                .isPresent();
        return normal
                ? Optional.empty()
                : Optional.of(
                        new Hash128(Hash128.of(record.model().fingerprint()).high(), joined));
    }

    private Optional<Duration> newIn(DuplicateSearch.Result found) {
        return found.leader().isPresent()
                ? Optional.empty()
                : Optional.of(config.window().keep());
    }

    private String groupName(Optional<Joined> joined) {
        return joined.map(Joined::group)
                .or(() -> keptGroup().flatMap(this::living))
                .map(Group::leader)
                .orElse(record.identity().id());
    }

    private Outcome outcome(DuplicateSearch.Result found) {
        if (standing.late()) {
            return Outcome.LATE;
        }
        if (standing.revision()) {
            return Outcome.REVISED;
        }
        return found.leader().isPresent() ? Outcome.REPEATED : Outcome.NEW;
    }
}
