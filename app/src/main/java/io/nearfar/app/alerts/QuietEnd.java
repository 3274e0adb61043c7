package io.nearfar.app.alerts;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns SIGINT and SIGTERM into an end with exit code 0, where the virtual machine would report the signal. */
final class QuietEnd {

    private static final long LONGEST_WAIT_SECONDS = 3;

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean asked;
    private volatile Runnable wake = () -> {};

    private QuietEnd() {}

    /** From now on a signal ends the process, until {@link #ended} has been called. */
    static QuietEnd install() {
        QuietEnd end = new QuietEnd();
        Runtime.getRuntime().addShutdownHook(new Thread(end::end, "end"));
        return end;
    }

    /** What ends a wait of the main thread; called from the hook. */
    void waking(Runnable wakes) {
        wake = wakes;
    }

    /** Whether a signal has come. */
    boolean isAsked() {
        return asked;
    }

    /** The command is through: the process ends with its own exit code, unless a signal came first. */
    void ended() {
        ended.countDown();
    }

    private void end() {
        if (ended.getCount() == 0) {
            return;
        }
        asked = true;
        wake.run();
        try {
            boolean _ = ended.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }
}
