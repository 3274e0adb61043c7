package io.nearfar.app;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Waits for a broker that cannot be reached, with pauses that double from 1 to 15 seconds and a line for each attempt.
 *
 * @param servers where the broker is looked for
 * @param most how long in all
 * @param out takes the lines
 * @param hiding takes secrets out of what Kafka says
 */
public record BrokerWait(String servers, Duration most, PrintWriter out, UnaryOperator<String> hiding) {

    private static final long ATTEMPT_SECONDS = 5;

    private static final long LONGEST_PAUSE = 15;

    /**
     * Returns when the broker has answered.
     *
     * @param kafka properties of the client; one is made anew for each attempt, for it looks up the broker's name when it
     *     is made
     * @throws CommandFailed when it did not answer in time, or refuses
     */
    public void untilReachable(Map<String, ?> kafka) throws InterruptedException {
        until(() -> {
            Admin admin = Admin.create(new HashMap<>(kafka));
            try {
                return admin.describeCluster().nodes().get(ATTEMPT_SECONDS, TimeUnit.SECONDS);
            } finally {
                // A call that is still open does not hold up the closing.
                admin.close(Duration.ZERO);
            }
        });
    }

    /**
     * Returns after the first attempt that succeeds.
     *
     * @throws CommandFailed when none did in time, or one failed for another reason than reachability
     */
    void until(Callable<?> attempt) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        for (long pause = 1; !succeeds(attempt); pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new CommandFailed("no broker reachable at %s within %d s".formatted(servers, most.toSeconds()));
            }
            long next = Math.min(TimeUnit.SECONDS.toNanos(pause), left);
            out.printf(
                    "broker  not reachable at %s, trying again in %d s%n", servers, Math.ceilDiv(next, 1_000_000_000L));
            out.flush();
            TimeUnit.NANOSECONDS.sleep(next);
        }
    }

    private boolean succeeds(Callable<?> attempt) throws InterruptedException {
        try {
            attempt.call();
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            if (cause instanceof RetriableException || isUnresolved(e)) {
                return false;
            }
            throw new CommandFailed(
                    "the broker at %s refuses: %s".formatted(servers, hiding.apply(Cause.line(cause))), cause);
        }
    }

    /** A client finds out about names that nobody knows when it is made, and calls that a wrong property. */
    private static boolean isUnresolved(Exception thrown) {
        return thrown instanceof KafkaException
                && thrown.getCause() instanceof ConfigException
                && Cause.line(thrown).startsWith("No resolvable bootstrap urls");
    }
}
