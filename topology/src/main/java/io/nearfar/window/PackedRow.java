package io.nearfar.window;

/** How far a row is from a query, which chunk of its index it is in and which of that chunk's rows it is, in one number. */
final class PackedRow {

    private static final int ROW_BITS = 16;
    private static final int ROW = (1 << ROW_BITS) - 1;
    private static final int DISTANCE_AT = 32 + ROW_BITS;
    private static final long PLACE = (1L << DISTANCE_AT) - 1;

    private PackedRow() {}

    /** A distance in [0, 2^15), and where the row is. */
    static long of(int distance, int chunk, int row) {
        return (long) distance << DISTANCE_AT | (long) chunk << ROW_BITS | row;
    }

    static int distance(long packed) {
        return (int) (packed >>> DISTANCE_AT);
    }

    static int chunk(long packed) {
        return (int) (packed >>> ROW_BITS);
    }

    static int row(long packed) {
        return (int) packed & ROW;
    }

    /** The same row at another distance. */
    static long at(int distance, long packed) {
        return ((long) distance << DISTANCE_AT) | (packed & PLACE);
    }
}
