package io.nearfar.bench.search;

import io.nearfar.window.RowKey;
import io.nearfar.window.RowVector;

/** An index under test, over the rows of one window. Confined to one thread. */
interface Peer {

    /** Adds a row, the latest of the window. */
    void add(int row, RowKey key, RowVector vector);

    /** Takes out a row, the earliest of the window. */
    void expire(int row);

    /**
     * Answers a question about the window that starts with row {@code first}.
     *
     * @return the numbers of rows
     */
    int[] ask(Question question, Asked query, int first);

    /** Does what was put off in turns; called once in so many of them. */
    default void rest() {}

    /** Bytes of heap that it takes, about. */
    long bytes();

    /** Bytes of a mapped file that it takes, about. */
    default long mappedBytes() {
        return 0;
    }

    /** Whether it needs the sketch of a row that is added. */
    boolean sketches();
}
