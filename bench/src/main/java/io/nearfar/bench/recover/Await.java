package io.nearfar.bench.recover;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what comes from another process. */
final class Await {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private Await() {}

    /**
     * Asks every 20 ms until there is a value, and returns it.
     *
     * @throws IllegalStateException when there is none within {@code most}
     */
    static <T> T value(String what, Duration most, Supplier<Optional<T>> source) {
        long began = System.nanoTime();
        Optional<T> found = source.get();
        while (found.isEmpty()) {
            if (System.nanoTime() - began > most.toNanos()) {
                throw new IllegalStateException("not within %d s: %s".formatted(most.toSeconds(), what));
            }
            LockSupport.parkNanos(PAUSE);
            found = source.get();
        }
        return found.get();
    }
}
