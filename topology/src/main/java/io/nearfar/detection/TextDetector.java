package io.nearfar.detection;

import io.nearfar.cluster.ClusterConfig;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.window.WindowConfig;
import java.util.Optional;

/**
 * Decides about tickets and log lines. Pure: the decision depends on the record and the state it is shown, and nothing
 * is changed but by applying the decision's changes.
 */
public final class TextDetector {

    /** The label whose change alone makes a revision. */
    static final String STATUS = "status";

    private final Config config;

    public TextDetector(Config config) {
        this.config = config;
    }

    /**
     * What decisions on text depend on besides the record and its scope.
     *
     * @param window what is recent
     * @param duplicates when two records are duplicates
     * @param outliers when a record is an outlier
     * @param clusters how clusters form
     */
    public record Config(
            WindowConfig window, DuplicateConfig duplicates, OutlierConfig outliers, ClusterConfig clusters) {}

    /** Decides about one record from the state before it. */
    public Decision decide(EmbeddedRecord record, TextState state) {
        Standing standing = Standing.of(record.identity(), state, config.window());
        if (standing.known().filter(known -> unchanged(record, known)).isPresent()) {
            return Decision.ignored();
        }
        TextCase judged = new TextCase(record, state, standing, config);
        Optional<DuplicateSearch.Result> repeated = judged.search().repeat();
        return judged.decision(repeated.orElseGet(judged.search()::neighbours));
    }

    private static boolean unchanged(EmbeddedRecord record, io.nearfar.window.KnownRecord known) {
        return known.textHash().equals(record.textHash())
                && known.status().equals(record.labels().getOrDefault(STATUS, ""));
    }
}
