package io.nearfar.detection;

import io.nearfar.cluster.MicroClusters;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.record.Hash128;
import io.nearfar.record.Kind;
import io.nearfar.surge.Matter;
import io.nearfar.surge.MatterKey;
import io.nearfar.surge.Mention;
import io.nearfar.surge.Sighting;
import io.nearfar.surge.SurgeConfig;
import io.nearfar.surge.SurgeWatch;
import io.nearfar.surge.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts a judged ticket or log line for the matter it is about, its micro-cluster, and adds to its decision what is to be
 * told of surges. Pure, as the decision is.
 */
public final class SurgeStep {

    private static final String REQUESTER = "requester";
    private static final String HOST = "host";

    /** Of a scope that begins anew. */
    private static final SurgeWatch.Before NOTHING = new SurgeWatch.Before() {
        @Override
        public Traffic traffic() {
            return Traffic.NONE;
        }

        @Override
        public Matter matter(MatterKey key) {
            return Matter.NONE;
        }
    };

    private final SurgeWatch watch;
    private final boolean logs;

    /** {@code kind} says who counts: of tickets the requester, of log lines the host. */
    public SurgeStep(SurgeConfig config, Kind kind) {
        this.watch = new SurgeWatch(config);
        this.logs = kind == Kind.LOG;
    }

    /**
     * The decision with what it changes and tells of surges. A record that changes nothing is passed over; a revision, or
     * one that joins no cluster, only lets time pass.
     */
    public Decision after(Decision decision, EmbeddedRecord record, TextState state) {
        if (decision.changes().isEmpty()) {
            return decision;
        }
        SurgeWatch.Before before = isAnew(decision) ? NOTHING : state;
        Optional<Sighting> sighting = sighting(decision, record);
        SurgeWatch.Step step = sighting.map(seen -> watch.counted(seen, gone(decision), before))
                .orElseGet(() -> watch.passed(time(record), decision.quiet(), before));
        return with(decision, record.identity().scope().hash(), before, step);
    }

    private static Decision with(Decision decision, Hash128 scope, SurgeWatch.Before before, SurgeWatch.Step step) {
        List<Finding> findings = new ArrayList<>(decision.findings());
        step.signals().forEach(signal -> findings.add(new Finding.Surging(signal)));
        List<Change> changes = new ArrayList<>(decision.changes());
        if (!step.traffic().equals(before.traffic())) {
            changes.add(new Change.PutTraffic(scope, step.traffic()));
        }
        step.matters().forEach((key, matter) -> changes.add(new Change.PutMatter(scope, key, matter)));
        return new Decision(decision.outcome(), decision.scores(), findings, decision.quiet(), changes);
    }

    /** A ticket of nobody counts as one of somebody else's; a line of no host does not count. */
    private Optional<Sighting> sighting(Decision decision, EmbeddedRecord record) {
        String id = record.identity().id();
        String who = record.labels().getOrDefault(logs ? HOST : REQUESTER, logs ? "" : id);
        if (who.isEmpty()) {
            return Optional.empty();
        }
        Mention mention = new Mention(id, time(record), record.snippet(), isRepeat(decision));
        return joined(decision)
                .map(joined -> new Sighting(
                        key(joined, joined.update().changed().id()),
                        Hash128.of(who).high(),
                        mention,
                        decision.quiet()));
    }

    private static boolean isRepeat(Decision decision) {
        return decision.findings().stream()
                .anyMatch(finding -> finding instanceof Finding.Duplicate || finding instanceof Finding.Regression);
    }

    private static Optional<MatterKey> gone(Decision decision) {
        return joined(decision).flatMap(joined -> gone(joined.update()).map(id -> key(joined, id)));
    }

    private static Optional<Long> gone(MicroClusters.Update update) {
        return update.gone().map(cluster -> cluster.id());
    }

    private static Optional<Change.PutClusters> joined(Decision decision) {
        return decision.changes().stream()
                .filter(Change.PutClusters.class::isInstance)
                .map(Change.PutClusters.class::cast)
                .findFirst();
    }

    private static MatterKey key(Change.PutClusters joined, long cluster) {
        return new MatterKey(joined.model(), cluster);
    }

    private static boolean isAnew(Decision decision) {
        return decision.changes().stream().anyMatch(Change.ForgetScope.class::isInstance);
    }

    private static long time(EmbeddedRecord record) {
        return record.identity().eventTime().toEpochMilli();
    }
}
