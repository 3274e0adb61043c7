package io.nearfar.stream;

import io.nearfar.detection.Stopwatch;
import io.nearfar.window.CanaryCounts;
import io.nearfar.window.VectorIndex;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What watches a memory.
 *
 * @param task what is rebuilt, for people
 * @param rebuilds told of each row that is read back
 * @param canary counts what searches missed
 * @param timer times the searches of an index
 * @param verifying times comparisons of facts
 */
record MemoryWatch(
        String task, Rebuilds rebuilds, CanaryCounts canary, UnaryOperator<VectorIndex> timer, Stopwatch verifying) {

    VectorIndex timed(VectorIndex index) {
        return timer.apply(index);
    }

    <T> T inTurn(Supplier<T> rebuild) {
        return rebuilds.inTurn(task, rebuild);
    }

    void row() {
        rebuilds.row();
    }
}
