package io.nearfar.window;

import io.nearfar.embedding.EmbeddingCode;
import java.util.List;

/**
 * The recent vectors of one scope. Holds nothing that the rows in the store did not say: an index built by inserts equals one
 * built by reading the store.
 */
public interface VectorIndex {

    /** Adds a vector, or replaces the one with this key. */
    void add(RowKey key, RowVector vector);

    void remove(RowKey key);

    /** Forgets every vector whose event time is at or before {@code floor}. */
    void expire(long floor);

    /** Forgets everything and gives back what it takes beside the heap; it is not used any more. */
    default void clear() {}

    /** Vectors with ordinal 0, which is the number of records. */
    int records();

    /** Bytes of heap that it takes, about. */
    long bytes();

    /** The keys of the first {@code count} vectors with ordinal 0, by event time and then key. */
    List<RowKey> oldest(int count);

    /**
     * The {@code count} records most similar to a query, best first by {@link Neighbour#BEST_FIRST}; a record counts by
     * the nearest of its vectors.
     */
    List<Neighbour> nearest(Query query, int count);

    /** All records whose cosine similarity to a query is {@code similarity} or more, in the same order. */
    List<Neighbour> within(Query query, double similarity);

    /**
     * What is asked about.
     *
     * @param code the vector to compare with
     * @param floor only vectors with a later event time, epoch milliseconds
     * @param before only records whose sequence number is less
     */
    record Query(EmbeddingCode code, long floor, long before) {}
}
