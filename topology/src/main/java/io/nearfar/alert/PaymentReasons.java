package io.nearfar.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.detection.Deviation;
import io.nearfar.detection.Deviation.Feature;
import io.nearfar.detection.UnusualPayment;
import io.nearfar.record.Transaction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/**
 * Why a payment is called unusual, in words for whoever looks after the account.
 *
 * @param payment the payment
 * @param unusual in what it deviates
 */
record PaymentReasons(Transaction payment, UnusualPayment unusual) {

    private static final int AMOUNT_DECIMALS = 2;
    private static final int DEVIATION_DECIMALS = 1;
    private static final int DIGITS = 4;
    private static final int MOST = 5;
    /** What adds less to the score, in nats, is no reason. */
    private static final double LEAST = 0.3;

    /** The most telling reasons with their figures, most telling first; at least one. */
    ArrayNode evidence() {
        List<Deviation> telling = unusual.deviations().stream()
                .filter(each -> each.surprise() >= LEAST)
                .limit(MOST)
                .toList();
        ArrayNode evidence = Json.array();
        (telling.isEmpty() ? unusual.deviations().subList(0, 1) : telling).forEach(each -> evidence.add(reason(each)));
        return evidence;
    }

    /** The most telling reason as a part of a sentence. */
    String inShort(String account) {
        Deviation first = unusual.deviations().getFirst();
        return first.feature() == Feature.ACCOUNT_AMOUNT
                ? "while account %s usually pays %s".formatted(account, money(first.usual()))
                : "account %s, %s".formatted(account, text(first));
    }

    private ObjectNode reason(Deviation deviation) {
        return Json.object()
                .put("kind", kind(deviation.feature()))
                .put("text", text(deviation))
                .put("value", Json.significant(deviation.value(), DIGITS))
                .put("usual", Json.significant(deviation.usual(), DIGITS))
                .put("deviation", Json.significant(deviation.spreads(), DIGITS))
                .put("surprise", Json.significant(deviation.surprise(), DIGITS));
    }

    private static String kind(Feature feature) {
        return switch (feature) {
            case ACCOUNT_AMOUNT -> "amount";
            case TENANT_AMOUNT -> "amount-of-all";
            case GAP -> "gap";
            case DAY_COUNT -> "count";
            case DAY_SUM -> "sum";
            case HOUR -> "hour";
            case MERCHANT -> "merchant";
            case COUNTRY -> "country";
            case CURRENCY -> "currency";
            case LATELY -> "lately";
        };
    }

    private String text(Deviation each) {
        Transaction.Details details = payment.details();
        return switch (each.feature()) {
            case ACCOUNT_AMOUNT -> "%s, usual %s, %s".formatted(paid(), money(each.usual()), above(each));
            case TENANT_AMOUNT ->
                "%s, usual of all accounts %s, %s".formatted(paid(), money(each.usual()), above(each));
            case GAP -> "%s after the last payment, usual %s".formatted(span(each.value()), span(each.usual()));
            case DAY_COUNT -> "%s payments in a day, usual %s".formatted(count(each.value()), count(each.usual()));
            case DAY_SUM -> "%s in a day, usual %s".formatted(money(each.value()), money(each.usual()));
            case HOUR -> "at %d h UTC, usual for %s of its payments".formatted((int) each.value(), percent(each));
            case MERCHANT ->
                "no recent payment to this merchant, usual for %s of its payments".formatted(percent(each));
            case COUNTRY ->
                "country %s, usual for %s of its payments".formatted(named(details.country()), percent(each));
            case CURRENCY ->
                "currency %s, usual for %s of its payments".formatted(named(details.currency()), percent(each));
            case LATELY -> "other unusual amounts of this account in the last days";
        };
    }

    private String paid() {
        return Wording.money(payment.amount(), payment.details().currency());
    }

    private static String above(Deviation deviation) {
        return Json.decimals(BigDecimal.valueOf(Math.max(0, deviation.spreads())), DEVIATION_DECIMALS)
                        .toPlainString()
                + " spreads above";
    }

    private static String money(double amount) {
        return BigDecimal.valueOf(amount)
                .setScale(AMOUNT_DECIMALS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static String span(double seconds) {
        return Wording.span(Duration.ofSeconds(Math.round(seconds)));
    }

    private static String count(double count) {
        return Json.decimals(BigDecimal.valueOf(count), DEVIATION_DECIMALS).toPlainString();
    }

    /** The usual share in percent. */
    private static String percent(Deviation deviation) {
        BigDecimal percent = BigDecimal.valueOf(deviation.usual()).movePointRight(2);
        return Json.decimals(percent, DEVIATION_DECIMALS).toPlainString() + " %";
    }

    private static String named(String text) {
        return text.isEmpty() ? "unknown" : text;
    }
}
