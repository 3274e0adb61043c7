package io.nearfar.bench.search;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was measured of one index with one question.
 *
 * @param index the index
 * @param size the setting
 * @param question what was asked
 * @param dense whether the dense query was asked, or else the ordinary ones
 * @param turns what the turns took and found
 * @param cost what it costs besides
 * @param graph the setting of a graph index
 */
record Measured(
        IndexKind index,
        CellSize size,
        Question question,
        boolean dense,
        Turns turns,
        Cost cost,
        Optional<GraphSetting> graph) {

    /**
     * What an index costs whatever it is asked.
     *
     * @param heapBytesPerVector bytes of heap
     * @param mappedBytesPerVector bytes of a mapped file
     * @param diskBytesPerRow bytes of a row's key and value, which the store does not compress
     * @param buildSeconds how long it takes to build it, where that was measured
     */
    record Cost(
            double heapBytesPerVector,
            double mappedBytesPerVector,
            double diskBytesPerRow,
            OptionalDouble buildSeconds) {}

    /**
     * The setting of a graph index.
     *
     * @param m neighbours of a node
     * @param width candidates that a search keeps
     * @param atThreshold whether the search stops by itself at a threshold
     */
    record GraphSetting(int m, int width, boolean atThreshold) {}

    /** Whether the other answers the same question about the same rows. */
    boolean isBeside(Measured other) {
        return size.equals(other.size) && question == other.question && dense == other.dense;
    }

    /** As reports name the kind of its queries. */
    String cell() {
        return dense ? "dense" : "ordinary";
    }
}
