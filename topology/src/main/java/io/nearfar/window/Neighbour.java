package io.nearfar.window;

import java.util.Comparator;

/**
 * A recent record and its similarity to the one asked about.
 *
 * @param row the row that is nearest
 * @param similarity cosine similarity of that row, in [-1, 1]
 */
public record Neighbour(RowKey row, double similarity) {

    /** Most similar first; among equals the earlier, then by key, so that the order does not depend on how rows came in. */
    public static final Comparator<Neighbour> BEST_FIRST =
            Comparator.comparingDouble(Neighbour::similarity).reversed().thenComparing(Neighbour::row);

    /** The one that comes first in that order. */
    static Neighbour better(Neighbour one, Neighbour other) {
        return BEST_FIRST.compare(one, other) <= 0 ? one : other;
    }
}
