package io.nearfar.bench.search;

/**
 * One setting of the benchmark.
 *
 * @param vectors rows in the window
 * @param tau the similarity that the threshold question asks for
 * @param others rows of other scopes in the same store, {@value #ROWS_PER_OTHER} in each
 */
record CellSize(int vectors, double tau, int others) {

    /** Rows of each other scope. */
    static final int ROWS_PER_OTHER = 100;

    /** Distinct queries of the ordinary kind. */
    static final int QUERIES = 500;

    private static final int MOST_PLANTED = 24;
    private static final int LEAST_VECTORS = 2000;
    private static final int MOST_DENSE = 10_000;
    private static final int LEAST_PERIOD = 200;
    private static final int MOST_TURNS = 18_000;

    CellSize {
        if (others < 0) {
            throw new IllegalArgumentException("rows of other scopes must not be negative, was " + others);
        }
        if (vectors < LEAST_VECTORS || !(tau > 0.5 && tau < 0.97)) {
            throw new IllegalArgumentException("needs %d vectors or more and tau in (0.5, 0.97), was %d and %s"
                    .formatted(LEAST_VECTORS, vectors, tau));
        }
    }

    CellSize(int vectors, double tau) {
        this(vectors, tau, 0);
    }

    /** True pairs planted in a window for each query: at most a quarter of the rows together. */
    int planted() {
        return Math.min(vectors / 4 / QUERIES, MOST_PLANTED);
    }

    /** Rows in a window above tau of the dense query. */
    int dense() {
        return Math.min(MOST_DENSE, vectors / 10);
    }

    /** Turns after which an index may do what it has put off: a fiftieth of the window. */
    int period() {
        return Math.max(LEAST_PERIOD, vectors / 50);
    }

    /** Turns made before the first that counts: two periods, for what is done the first time is not warm. */
    int early() {
        return 2 * period();
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
