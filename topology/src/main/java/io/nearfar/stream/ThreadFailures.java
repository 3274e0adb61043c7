package io.nearfar.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces stream threads that fail, a few times; when failures keep coming it stops the client. Called on the failing
 * threads.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);
    private static final int MOST = 3;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final Clock clock;
    private final Deque<Instant> failures = new ArrayDeque<>();
    private Optional<Throwable> last = Optional.empty();

    ThreadFailures(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        Instant now = clock.instant();
        failures.removeIf(earlier -> earlier.isBefore(now.minus(WITHIN)));
        failures.add(now);
        last = Optional.of(failure);
        boolean replace = failures.size() <= MOST;
        LOG.error("action={} failures={} stream thread failed", replace ? "replace" : "stop", failures.size(), failure);
        return replace ? StreamThreadExceptionResponse.REPLACE_THREAD : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** The failure that came last. */
    synchronized Optional<Throwable> last() {
        return last;
    }
}
