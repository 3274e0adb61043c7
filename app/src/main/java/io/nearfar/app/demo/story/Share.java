package io.nearfar.app.demo.story;

/**
 * How many records of each sort a story of this size has.
 *
 * @param records live records of all streams
 */
record Share(int records) {
    static final int HISTORY_TICKETS = 600;
    static final int HISTORY_LOGS = 2_000;
    static final int HISTORY_PAYMENTS = 900;

    int tickets() {
        return records / 6;
    }

    int payments() {
        return records / 6;
    }

    int logs() {
        return records - tickets() - payments();
    }

    /** @param ordinary how many an ordinary story has; every story has at least one */
    int of(int ordinary) {
        return (int) Math.max(1, Math.round(ordinary * (double) records / Story.ORDINARY));
    }
}
