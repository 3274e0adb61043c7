package io.nearfar.detection;

import io.nearfar.cluster.ClusterConfig;
import io.nearfar.detection.Finding.Duplicate;
import io.nearfar.detection.Finding.Related;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.record.Hash128;
import io.nearfar.record.Scope;
import io.nearfar.window.Leader;
import io.nearfar.window.RowKey;
import io.nearfar.window.WindowConfig;
import java.time.Duration;
import java.util.Optional;

/** Decides about hand-made records over plain maps, applying each decision before the next. */
final class Desk {

    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    static final WindowConfig WINDOW = new WindowConfig(Duration.ofHours(8), 100, Duration.ofDays(30));

    final Memory memory = new PlainMemory(ClusterConfig.TICKETS);
    private final TextDetector detector;

    Desk() {
        this(WINDOW);
    }

    Desk(WindowConfig window) {
        this(window, new OutlierConfig(0, 99.9, 1_000));
    }

    Desk(WindowConfig window, OutlierConfig outliers) {
        this(
                window,
                outliers,
                new PairConfig(new PairRule.FixedCosine(0.9), Duration.ofHours(24)),
                new TextDetector.Manner(0, History.ALERT, OutlierScore.TICKETS, false));
    }

    Desk(WindowConfig window, OutlierConfig outliers, PairConfig pairs, TextDetector.Manner manner) {
        this.detector =
                new TextDetector(new TextDetector.Config(window, pairs, outliers, ClusterConfig.TICKETS, manner));
    }

    Decision decide(EmbeddedRecord record) {
        ScopeView view =
                new ScopeView(memory, record.identity().scope(), record.model().fingerprint());
        Decision decision = detector.decide(record, view);
        memory.apply(decision.changes());
        memory.apply(detector.trimmed(view));
        return decision;
    }

    /** Hears a verdict and makes its changes. */
    Hearing hear(Verdict verdict) {
        Hearing hearing = detector.hear(verdict, view(Texts.SCOPE), Texts.SCOPE.hash());
        memory.apply(hearing.changes());
        return hearing;
    }

    ScopeView view(Scope scope) {
        return new ScopeView(memory, scope, Texts.MODEL.fingerprint());
    }

    Leader leader(String text) {
        return memory.leader(Texts.SCOPE.hash(), Hash128.of(text)).orElseThrow();
    }

    /** Whether the record has a row at that time. */
    boolean row(String id, long time) {
        return memory.row(new RowKey(Texts.SCOPE.hash(), time, RowKey.recordHash(id), 0))
                .isPresent();
    }

    int records() {
        return memory.index(Texts.SCOPE.hash(), Texts.MODEL.fingerprint()).records();
    }

    static Optional<Related> related(Decision decision) {
        return decision.findings().stream()
                .filter(Related.class::isInstance)
                .map(Related.class::cast)
                .findFirst();
    }

    static Optional<Duplicate> duplicate(Decision decision) {
        return decision.findings().stream()
                .map(finding -> finding instanceof Finding.Regression regression ? regression.duplicate() : finding)
                .filter(Duplicate.class::isInstance)
                .map(Duplicate.class::cast)
                .findFirst();
    }

    /** Id of the record that this one is a duplicate of, empty when of none. */
    static String match(Decision decision) {
        return duplicate(decision).map(found -> found.match().id()).orElse("");
    }
}
