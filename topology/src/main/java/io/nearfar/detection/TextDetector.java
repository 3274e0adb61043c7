package io.nearfar.detection;

import io.nearfar.cluster.ClusterConfig;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.record.Hash128;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.RowKey;
import io.nearfar.window.VectorIndex;
import io.nearfar.window.WindowConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides about tickets and log lines. Pure: the decision depends on the record and the state it is shown, and nothing
 * is changed but by applying the decision's changes.
 */
public final class TextDetector {

    /** The label whose change alone makes a revision. */
    static final String STATUS = "status";

    private static final int MOST_TRIMMED = 4;

    private final Config config;

    public TextDetector(Config config) {
        this.config = config;
    }

    /**
     * What decisions on text depend on besides the record and its scope.
     *
     * @param window what is recent
     * @param pairs when two records are duplicates, or related
     * @param outliers when a record is an outlier
     * @param clusters how clusters form
     * @param manner how records are treated, whatever they say
     */
    public record Config(
            WindowConfig window, PairConfig pairs, OutlierConfig outliers, ClusterConfig clusters, Manner manner) {}

    /**
     * How tickets and log lines are treated, whatever they say.
     *
     * @param minWords words below which a ticket is at most related
     * @param history what becomes of records older than the first start
     * @param score what makes an outlier
     * @param allMatches whether the scores of an exact repeat list further matches; findings are the same either way
     */
    public record Manner(int minWords, History history, OutlierScore score, boolean allMatches) {

        /** Whether only records with equal prepared texts are duplicates: log lines, whose volatile parts are masked. */
        boolean templates() {
            return score == OutlierScore.LOGS;
        }
    }

    /** Decides about one record from the state before it. */
    public Decision decide(EmbeddedRecord record, TextState state) {
        Standing standing = Standing.of(record.identity(), state, config.window());
        if (standing.known().filter(known -> unchanged(record, known)).isPresent()) {
            return Decision.ignored();
        }
        if (standing.old() && config.manner().history() == History.SKIP) {
            return Decision.passedOver();
        }
        TextCase judged = new TextCase(record, state, standing, config);
        Optional<DuplicateSearch.Result> repeated = judged.search().repeat();
        return judged.decision(repeated.orElseGet(judged.search()::neighbours));
    }

    /** Hears a verdict on an alert of a scope, from the state before it. */
    public Hearing hear(Verdict verdict, TextState state, Hash128 scope) {
        Groups groups = Standing.groupsNow(state, config.window());
        return VerdictCase.hear(
                verdict, VerdictCase.Court.of(scope, groups, Members.ofText(state, scope, groups), config.window()));
    }

    /** What leaves the window because there is no room: the oldest, a few at a time. Asked after each decision. */
    public List<Change> trimmed(TextState state) {
        long clock = state.counters().clock();
        VectorIndex index = state.index(Standing.floor(clock, state.partitionClock(), config.window()));
        int excess = Math.min(index.records() - config.window().max(), MOST_TRIMMED);
        List<Change> dropped = new ArrayList<>();
        for (RowKey oldest : index.oldest(Math.max(0, excess))) {
            for (RowKey key = oldest; state.row(key).isPresent(); key = key.withOrdinal(key.ordinal() + 1)) {
                dropped.add(new Change.DropRow(key));
            }
        }
        return dropped;
    }

    private static boolean unchanged(EmbeddedRecord record, KnownRecord known) {
        return known.textHash().equals(record.textHash())
                && known.status().equals(record.labels().getOrDefault(STATUS, ""));
    }
}
