package io.nearfar.app.it;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions with deadlines. */
final class Await {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private Await() {}

    /**
     * Waits until a condition holds.
     *
     * @throws AssertionError when it does not hold within {@code most}; {@code state} tells what was there instead
     */
    static void until(String what, Duration most, BooleanSupplier condition, Supplier<String> state) {
        long deadline = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within %d s: %s%n%s".formatted(most.toSeconds(), what, state.get()));
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    /** Waits until there is a value, and returns it. */
    static <T> T value(String what, Duration most, Supplier<Optional<T>> source, Supplier<String> state) {
        long deadline = System.nanoTime() + most.toNanos();
        Optional<T> found = source.get();
        while (found.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within %d s: %s%n%s".formatted(most.toSeconds(), what, state.get()));
            }
            LockSupport.parkNanos(PAUSE);
            found = source.get();
        }
        return found.get();
    }
}
