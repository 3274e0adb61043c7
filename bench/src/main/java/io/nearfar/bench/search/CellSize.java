package io.nearfar.bench.search;

/**
 * One setting of the benchmark.
 *
 * @param vectors rows in the window
 * @param tau the similarity that the threshold question asks for
 */
record CellSize(int vectors, double tau) {

    /** Distinct queries of the ordinary kind. */
    static final int QUERIES = 500;

    private static final int MOST_PLANTED = 24;
    private static final int LEAST_PLANTED = 6;
    private static final int MOST_DENSE = 10_000;
    private static final int LEAST_EARLY = 100;
    private static final int MOST_TURNS = 14_000;

    CellSize {
        if (vectors < 1000 || !(tau > 0.5 && tau < 0.97)) {
            throw new IllegalArgumentException(
                    "needs 1,000 vectors or more and tau in (0.5, 0.97), was %d and %s".formatted(vectors, tau));
        }
    }

    /** True pairs planted in a window for each query: at most a quarter of the rows together, but for small windows. */
    int planted() {
        return Math.clamp(vectors / 4 / QUERIES, LEAST_PLANTED, MOST_PLANTED);
    }

    /** Rows in a window above tau of the dense query. */
    int dense() {
        return Math.min(MOST_DENSE, vectors / 10);
    }

    /** Turns made before the first that counts. */
    int early() {
        return Math.max(LEAST_EARLY, vectors / 100);
    }

    /** Turns that can be made after those. */
    int turns() {
        return MOST_TURNS;
    }

    /** Rows that pass through the window in all. */
    int rows() {
        return early() + vectors + turns();
    }
}
