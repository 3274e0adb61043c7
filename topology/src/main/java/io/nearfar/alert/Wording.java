package io.nearfar.alert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Figures as people read them; the same in every locale. */
final class Wording {

    private static final int PERCENT_DECIMALS = 3;

    private Wording() {}

    /** The two greatest units of a time span, such as {@code 42 s}, {@code 2 h 10 min} or {@code 3 days 4 h}. */
    static String span(Duration span) {
        if (span.toDays() > 0) {
            return (span.toDays() == 1 ? "1 day" : span.toDays() + " days") + more(span.toHoursPart(), "h");
        }
        if (span.toHours() > 0) {
            return span.toHours() + " h" + more(span.toMinutesPart(), "min");
        }
        if (span.toMinutes() > 0) {
            return span.toMinutes() + " min" + more(span.toSecondsPart(), "s");
        }
        return span.toSeconds() + " s";
    }

    /** The share of what is less rare, in percent, cut so that it never claims more than is known. */
    static String rarerThan(double pValue) {
        BigDecimal percent = BigDecimal.ONE
                .subtract(BigDecimal.valueOf(pValue))
                .movePointRight(2)
                .setScale(PERCENT_DECIMALS, RoundingMode.FLOOR)
                .stripTrailingZeros();
        return "rarer than " + percent.toPlainString() + " %";
    }

    /** An amount with its currency, where that is known. */
    static String money(BigDecimal amount, String currency) {
        return currency.isEmpty() ? amount.toPlainString() : amount.toPlainString() + " " + currency;
    }

    private static String more(int count, String unit) {
        return count == 0 ? "" : " " + count + " " + unit;
    }
}
