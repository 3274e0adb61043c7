package io.nearfar.detection;

import io.nearfar.cluster.MicroCluster.Member;
import io.nearfar.cluster.MicroClusters;
import io.nearfar.cluster.MicroClusters.Assessment;
import io.nearfar.cluster.MicroClusters.Distance;
import io.nearfar.detection.DuplicateSearch.Joined;
import io.nearfar.detection.Finding.Duplicate;
import io.nearfar.detection.Finding.GroupView;
import io.nearfar.detection.Finding.Outlier;
import io.nearfar.detection.Finding.Rarity;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.window.Group;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.KnownRecord.Alerted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One ticket or log line under judgement. */
final class TextCase {

    /** Of a record when nothing is normal yet: as far as unrelated texts are. */
    private static final double NOTHING_NORMAL = 1;

    private static final int OTHERS_SHOWN = 3;

    final EmbeddedRecord record;
    final TextState state;
    final Standing standing;
    final TextDetector.Config config;

    TextCase(EmbeddedRecord record, TextState state, Standing standing, TextDetector.Config config) {
        this.record = record;
        this.state = state;
        this.standing = standing;
        this.config = config;
    }

    DuplicateSearch search() {
        return new DuplicateSearch(record, state, standing, config);
    }

    Decision decision(DuplicateSearch.Result found) {
        MicroClusters clusters = standing.anew() ? new MicroClusters(config.clusters()) : state.clusters();
        Assessment assessment =
                clusters.assess(new Member(record.windows().getFirst(), standing.time(), record.snippet()));
        double score = assessment.distance().map(Distance::distance).orElse(NOTHING_NORMAL);
        Rarity rarity = OutlierGate.rarity(score, state.tenant());
        Optional<Joined> joined = found.joined().filter(any -> mayJoin());
        Optional<Duplicate> duplicate = joined.map(group -> duplicate(found, group));
        Optional<Outlier> outlier =
                found.joined().isPresent() ? Optional.empty() : outlier(rarity, assessment.distance());
        List<Finding> findings = new ArrayList<>();
        duplicate.ifPresent(findings::add);
        outlier.ifPresent(findings::add);
        Decision.Scores scores = new Decision.Scores(groupName(joined), found.matches(), rarity);
        Verdict verdict = new Verdict(found, joined, assessment, rarity, outlier.isPresent());
        List<Change> changes = standing.late() ? List.of() : new TextChanges(this, verdict).all();
        return new Decision(outcome(found), Optional.of(scores), findings, changes);
    }

    /**
     * What was concluded, for those who write it down.
     *
     * @param found what it repeats
     * @param joined the group it joins
     * @param assessment what the clusters said
     * @param rarity how rare it is
     * @param outlier whether it is reported as an outlier
     */
    record Verdict(
            DuplicateSearch.Result found,
            Optional<Joined> joined,
            Assessment assessment,
            Rarity rarity,
            boolean outlier) {}

    /** The group that a revision brings along, by the record hash of its leader; itself if it leads one. */
    Optional<Long> keptGroup() {
        return standing.known()
                .map(KnownRecord::group)
                .filter(group -> group != standing.record() || living(group).isPresent());
    }

    private Optional<Group> living(long group) {
        return state.group(group)
                .filter(found -> found.aliveAt(standing.now(), config.window().groupRetention()));
    }

    Alerted alertedBefore() {
        return standing.known().map(KnownRecord::alerted).orElse(Alerted.NOTHING);
    }

    private boolean mayJoin() {
        return keptGroup().isEmpty() && !alertedBefore().duplicate();
    }

    private Duplicate duplicate(DuplicateSearch.Result found, Joined joined) {
        Group group = joined.group();
        boolean exact = found.leader().isPresent();
        List<Match> others = found.matches().stream()
                .filter(match -> !match.equals(joined.match()))
                .limit(exact ? 0 : OTHERS_SHOWN)
                .toList();
        return new Duplicate(
                joined.match(),
                joined.earlier(),
                exact,
                config.duplicates().similarity(),
                new GroupView(group.leader(), group.count(), group.firstSeen()),
                others);
    }

    private Optional<Outlier> outlier(Rarity rarity, Optional<Distance> distance) {
        if (standing.late() || alertedBefore().outlier()) {
            return Optional.empty();
        }
        return new OutlierGate(config.outliers())
                .admits(rarity, state.tenant(), standing.time())
                .map(budget -> new Outlier(rarity, budget, distance, Optional.empty()));
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
