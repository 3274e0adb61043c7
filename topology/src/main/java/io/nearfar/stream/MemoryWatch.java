package io.nearfar.stream;

import io.nearfar.window.CanaryCounts;
import io.nearfar.window.VectorIndex;
import java.util.function.UnaryOperator;

/**
 * What watches a memory.
 *
 * @param rebuilds told of each row that is read back
 * @param canary counts what searches missed
 * @param timer times the searches of an index
 */
record MemoryWatch(Rebuilds rebuilds, CanaryCounts canary, UnaryOperator<VectorIndex> timer) {

    VectorIndex timed(VectorIndex index) {
        return timer.apply(index);
    }

    void row() {
        rebuilds.row();
    }
}
