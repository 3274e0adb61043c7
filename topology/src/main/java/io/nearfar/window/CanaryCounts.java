package io.nearfar.window;

import java.util.concurrent.atomic.LongAdder;

/** What the canary saw. Added to by the thread that searches; any thread may read. */
public final class CanaryCounts {

    private final LongAdder searches = new LongAdder();
    private final LongAdder rows = new LongAdder();
    private final LongAdder found = new LongAdder();
    private final LongAdder missed = new LongAdder();

    /** Searches that were checked. */
    public long searches() {
        return searches.sum();
    }

    /** Rows that were compared for it, one by one. */
    public long rows() {
        return rows.sum();
    }

    /** Records among these that belong to the answer and were in it. */
    public long found() {
        return found.sum();
    }

    /** Records among these that belong to the answer and were not in it. */
    public long missed() {
        return missed.sum();
    }

    void add(long comparedRows, long foundRecords, long missedRecords) {
        searches.increment();
        rows.add(comparedRows);
        found.add(foundRecords);
        missed.add(missedRecords);
    }
}
