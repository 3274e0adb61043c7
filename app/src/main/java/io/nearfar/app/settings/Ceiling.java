package io.nearfar.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.detection.Budget;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How settings spell a budget: {@code 20/day}, or {@code 0.1%} of a day's records. */
final class Ceiling {

    private static final Pattern PER_DAY = Pattern.compile("([0-9]{1,9}+) ?/ ?day");
    private static final Pattern SHARE = Pattern.compile("([0-9]{1,3}+(?:\\.[0-9]{1,4}+)?+) ?%");

    static final Value<Budget> VALUE = Value.of(
            "a whole number per day, such as 20/day, or a share of the day's records with at most 4 decimals, such as 0.1%",
            Ceiling::read, Ceiling::text, Ceiling::likely);

    private Ceiling() {}

    /** Throws {@link IllegalArgumentException} when the text is no budget. */
    private static Budget read(String text) {
        Matcher perDay = PER_DAY.matcher(text);
        if (perDay.matches()) {
            return new Budget.PerDay(Integer.parseInt(perDay.group(1)));
        }
        Matcher share = SHARE.matcher(text);
        if (share.matches()) {
            return new Budget.Share(
                    new BigDecimal(share.group(1)).movePointRight(4).intValueExact());
        }
        throw new IllegalArgumentException("'%s' is neither a number per day nor a share".formatted(text));
    }

    static String text(Budget budget) {
        return switch (budget) {
            case Budget.PerDay number -> number.alerts() + "/day";
            case Budget.Share share -> share.percent().toPlainString() + "%";
        };
    }

    /** A bare number is most likely meant per day, and one below 1 as a share. */
    private static Optional<String> likely(JsonNode node) {
        if (node.isIntegralNumber() && node.asLong() >= 0) {
            return Optional.of(node.asLong() + "/day");
        }
        boolean share = node.isNumber() && node.asDouble() > 0 && node.asDouble() < 1;
        return share
                ? Optional.of(new BigDecimal(node.asText())
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString()
                        + "%")
                : Optional.empty();
    }
}
