package io.nearfar.app.terminal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Figures as short as a line for people needs them. */
public final class Figures {

    private static final int FEW = 10;

    private Figures() {}

    /** The greatest unit of a span of time and, while there are few of it, the next one. */
    public static String span(Duration span) {
        if (span.toDays() > 1) {
            return "%d days".formatted(span.toDays());
        }
        if (span.toDays() == 1) {
            return "1 day" + more(1, span.toHoursPart(), "h");
        }
        if (span.toHours() > 0) {
            return span.toHours() + " h" + more(span.toHours(), span.toMinutesPart(), "min");
        }
        if (span.toMinutes() > 0) {
            return span.toMinutes() + " min" + more(span.toMinutes(), span.toSecondsPart(), "s");
        }
        return span.toSeconds() + " s";
    }

    /** A similarity to 2 decimals; only what is 1 is called 1. */
    static String similarity(double similarity) {
        BigDecimal exact = BigDecimal.valueOf(similarity);
        BigDecimal rounded = exact.setScale(2, RoundingMode.HALF_EVEN);
        boolean overstated = exact.compareTo(BigDecimal.ONE) < 0 && rounded.compareTo(BigDecimal.ONE) >= 0;
        return (overstated ? exact.setScale(2, RoundingMode.DOWN) : rounded).toPlainString();
    }

    /** A confidence to 2 decimals, never more than it is. */
    static String confidence(double confidence) {
        return BigDecimal.valueOf(confidence).setScale(2, RoundingMode.FLOOR).toPlainString();
    }

    /** A share in percent, cut to so many decimals so that it never claims more than is known. */
    static String percent(double share, int decimals) {
        BigDecimal percent = BigDecimal.valueOf(share)
                .movePointRight(2)
                .setScale(decimals, RoundingMode.FLOOR)
                .stripTrailingZeros();
        return percent.toPlainString() + " %";
    }

    /** A count or a mean, without decimals that say nothing. */
    static String plain(double number) {
        return BigDecimal.valueOf(number)
                .setScale(1, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String more(long greater, int count, String unit) {
        return greater >= FEW || count == 0 ? "" : " %d %s".formatted(count, unit);
    }
}
