package io.nearfar.stream;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Memories being read back from their stores: one after another, so that tasks which start together do not fight for the
 * disk and the caches. Safe for all threads.
 */
public final class Rebuilds {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);
    private static final int ROWS_PER_LINE = 250_000;

    private final ReentrantLock turn = new ReentrantLock(true);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong rows = new AtomicLong();
    private volatile String task = "";

    /** What is being read or waits for its turn, such as {@code tickets 0_3, 120,000 rows so far}. */
    public Optional<String> underWay() {
        if (asked.get() == 0) {
            return Optional.empty();
        }
        String name = task;
        return Optional.of(
                name.isEmpty()
                        ? "about to begin"
                        : String.format(Locale.ROOT, "%s, %,d rows so far", name, rows.get()));
    }

    /** Runs a rebuild when those before it are done. */
    <T> T inTurn(String name, Supplier<T> rebuild) {
        asked.incrementAndGet();
        turn.lock();
        try {
            return run(name, rebuild);
        } finally {
            task = "";
            turn.unlock();
            asked.decrementAndGet();
        }
    }

    private <T> T run(String name, Supplier<T> rebuild) {
        LOG.info("task={} memory is rebuilt from here", name);
        rows.set(0);
        task = name;
        long began = System.nanoTime();
        T rebuilt = rebuild.get();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        LOG.info("task={} rows={} millis={} memory rebuilt", name, rows.get(), millis);
        return rebuilt;
    }

    /** Counts a row of the rebuild under way; called by its thread. */
    void row() {
        long read = rows.incrementAndGet();
        if (read % ROWS_PER_LINE == 0) {
            LOG.info("task={} rows={} memory being rebuilt", task, read);
        }
    }
}
