package io.nearfar.app.demo;

import io.nearfar.app.terminal.Terminal;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What stands on the terminal: lines that stay, each with the seconds since the program began, alerts, and on a terminal
 * one last line that counts up. Safe for several threads.
 */
final class Progress {

    private static final int BAR = 20;
    private static final String ERASE = "\r\u001B[K";

    private final PrintWriter out;
    private final Terminal terminal;
    private final boolean moving;
    private final Supplier<Duration> clock;
    private String last = "";

    /**
     * @param out takes the moving line
     * @param terminal takes all others
     * @param moving whether lines can be erased
     * @param clock time since the program began
     */
    Progress(PrintWriter out, Terminal terminal, boolean moving, Supplier<Duration> clock) {
        this.out = out;
        this.terminal = terminal;
        this.moving = moving;
        this.clock = clock;
    }

    /** A line about a step. */
    synchronized void step(String name, String text) {
        above(() -> terminal.line("%s  %-8s  %s".formatted(seconds(), name, text)));
    }

    /** Something above the moving line. */
    synchronized void above(Runnable lines) {
        erase();
        lines.run();
        if (!last.isEmpty()) {
            show(last);
        }
    }

    /** Moves the moving line on. */
    synchronized void count(Count count) {
        last = line(new Count(count.done(), count.total(), count.perSecond(), Duration.ZERO));
        if (moving) {
            erase();
            show(last);
        }
    }

    /** Makes the moving line one that stays. */
    synchronized void end(Count count) {
        erase();
        last = "";
        terminal.line("");
        terminal.line(line(count));
    }

    /**
     * How far it has come.
     *
     * @param done records processed
     * @param total records in all
     * @param perSecond records a second
     * @param delay in which 99 of 100 alerts came, from the sending of their records
     */
    record Count(long done, long total, double perSecond, Duration delay) {}

    private String line(Count count) {
        int filled = (int) (count.total() == 0 ? 0 : BAR * count.done() / count.total());
        return String.format(
                Locale.ROOT,
                "%s  %-20s %,d / %,d   %,.0f records/s%s",
                seconds(),
                "=".repeat(filled),
                count.done(),
                count.total(),
                count.perSecond(),
                count.delay().isZero()
                        ? ""
                        : "   p99 record to alert " + count.delay().toMillis() + " ms");
    }

    private String seconds() {
        return String.format(Locale.ROOT, "%5.1f s", clock.get().toMillis() / 1_000.0);
    }

    private void erase() {
        if (moving && !last.isEmpty()) {
            out.print(ERASE);
            out.flush();
        }
    }

    private void show(String line) {
        if (moving) {
            out.print(line);
            out.flush();
        }
    }
}
