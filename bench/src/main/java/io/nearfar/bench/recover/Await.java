package io.nearfar.bench.recover;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what comes from another process. */
final class Await {

    private Await() {}

    /**
     * How a wait is done.
     *
     * @param most how long at most
     * @param pause between two questions
     */
    record Patience(Duration most, Duration pause) {}

    /**
     * Asks until there is a value, and returns it.
     *
     * @throws IllegalStateException when there is none in time
     */
    static <T> T value(String what, Patience patience, Supplier<Optional<T>> source) {
        long began = System.nanoTime();
        Optional<T> found = source.get();
        while (found.isEmpty()) {
            if (System.nanoTime() - began > patience.most().toNanos()) {
                throw new IllegalStateException(
                        "not within %d s: %s".formatted(patience.most().toSeconds(), what));
            }
            LockSupport.parkNanos(patience.pause().toNanos());
            found = source.get();
        }
        return found.get();
    }
}
