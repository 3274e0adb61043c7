package io.nearfar.app.evaluation;

import java.io.PrintWriter;
import java.util.Locale;

/** One line on standard error that counts up. Used by one thread. */
final class Progress {

    private static final long EVERY = 1_000_000_000L;

    private final PrintWriter out;
    private final int total;
    private final long start = System.nanoTime();
    private long shownAt = System.nanoTime() - EVERY;

    Progress(PrintWriter out, int total) {
        this.out = out;
        this.total = total;
    }

    /** Shows how many of the records have been read, and the rate since the start; once a second. */
    void read(long records) {
        long now = System.nanoTime();
        if (records == total || now - shownAt >= EVERY) {
            shownAt = now;
            double rate = records * 1e9 / (now - start);
            out.printf(Locale.ROOT, "\r%,d / %,d records   %,.0f records/s   ", records, total, rate);
            out.flush();
        }
    }

    void end() {
        out.println();
        out.flush();
    }
}
