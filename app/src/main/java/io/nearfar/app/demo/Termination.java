package io.nearfar.app.demo;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ExitCode;

/** Turns a signal into an orderly end: the thread that plays is interrupted, and closes what it has open. */
final class Termination {

    private static final int CLOSE_WITHIN_SECONDS = 30;

    private final Thread player = Thread.currentThread();
    private final CountDownLatch closed = new CountDownLatch(1);

    private Termination() {}

    static Termination install() {
        Termination termination = new Termination();
        Runtime.getRuntime().addShutdownHook(new Thread(termination::end, "end-of-demo"));
        return termination;
    }

    /** Everything is closed. */
    void done() {
        closed.countDown();
    }

    private void end() {
        if (closed.getCount() == 0) {
            return;
        }
        player.interrupt();
        try {
            if (closed.await(CLOSE_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(ExitCode.OK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
