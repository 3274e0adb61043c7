package io.nearfar.detection;

import io.nearfar.cluster.MicroClusters;
import io.nearfar.record.Hash128;
import io.nearfar.surge.SurgeWatch;
import io.nearfar.window.Leader;
import io.nearfar.window.Row;
import io.nearfar.window.RowKey;
import io.nearfar.window.VectorIndex;
import java.util.Optional;

/** What a decision on a ticket or log line may read of its scope. */
public interface TextState extends ScopeState, SurgeWatch.Before {

    /** The leader of that text; its row may have left the window since. */
    Optional<Leader> leader(Hash128 text);

    Optional<Row> row(RowKey key);

    /** The vectors of the scope with event times after {@code floor}, epoch milliseconds; decisions only search it. */
    VectorIndex index(long floor);

    /** What was alerted of outliers of that sort; it may be older than any decision may know. */
    Optional<Reported> reported(Hash128 sort);

    /** How usual words are among the scope's tickets; decisions only read. */
    WordFrequencies words();

    /** The scope's clusters; decisions only assess. */
    MicroClusters clusters();

    /** What times comparisons of facts. */
    default Stopwatch verifying() {
        return Stopwatch.NONE;
    }
}
