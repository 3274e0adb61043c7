package io.nearfar.app.check;

import java.time.Duration;
import java.util.Locale;

/** Figures in plain words. */
final class Words {

    private static final long KIB = 1024;
    private static final double TENTH = 0.1;
    private static final double TEN = 10;
    private static final double PERCENT = 100;

    private Words() {}

    /** A share as whole per cent; what is neither none nor all is never called so. */
    static String percent(double share) {
        double percent = share * PERCENT;
        if (percent > 0 && percent < 1) {
            return "below 1 %";
        }
        double shown = share < 1 ? Math.min(PERCENT - 1, Math.rint(percent)) : PERCENT;
        return String.format(Locale.ROOT, "%.0f %%", shown);
    }

    /** A count with separators. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A number with as many decimals as tell something. */
    static String number(double number) {
        if (number >= TEN) {
            return count(Math.round(number));
        }
        return String.format(Locale.ROOT, number >= TENTH ? "%.1f" : "%.3f", number);
    }

    /** A size in the unit that suits it. */
    static String bytes(long bytes) {
        if (bytes < TEN * KIB) {
            return count(bytes) + " bytes";
        }
        double size = bytes;
        int unit = -1;
        while (size >= KIB && unit < 3) {
            size /= KIB;
            unit++;
        }
        return number(size) + " " + "KMGT".charAt(unit) + "iB";
    }

    /** A duration in whole units of the greatest of which there are two. */
    static String duration(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() + " ms";
        }
        if (duration.toMinutes() < 2) {
            return duration.toSeconds() + " s";
        }
        if (duration.toHours() < 2) {
            return duration.toMinutes() + " min";
        }
        return duration.toDays() < 2 ? duration.toHours() + " h" : count(duration.toDays()) + " days";
    }

    /** {@code one} after 1, {@code many} after any other count. */
    static String plural(long count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }
}
