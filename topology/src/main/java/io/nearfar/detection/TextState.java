package io.nearfar.detection;

import io.nearfar.cluster.MicroClusters;
import io.nearfar.record.Hash128;
import io.nearfar.window.Leader;
import io.nearfar.window.Row;
import io.nearfar.window.RowKey;
import io.nearfar.window.VectorIndex;
import java.util.Optional;

/** What a decision on a ticket or log line may read of its scope. */
public interface TextState extends ScopeState {

    /** The leader of that text; its row may have left the window since. */
    Optional<Leader> leader(Hash128 text);

    Optional<Row> row(RowKey key);

    /** Every vector of the scope; decisions only search it. */
    VectorIndex index();

    /** The scope's clusters; decisions only assess. */
    MicroClusters clusters();
}
