package io.nearfar.detection;

import static io.nearfar.detection.MadePayments.HOUR;
import static io.nearfar.detection.MadePayments.MINUTE;
import static io.nearfar.detection.MadePayments.SECOND;
import static io.nearfar.detection.MadePayments.time;

import io.nearfar.detection.MadePayments.Form;
import io.nearfar.detection.MadePayments.Made;
import io.nearfar.detection.MadePayments.Purchase;
import io.nearfar.detection.MadePayments.Shop;
import io.nearfar.record.Transaction;
import java.util.List;
import java.util.Random;

/** Five ways in which one purchase is wrongly charged again, of ordinary purchases and of those that recur. */
final class DoubleCharges {

    static final List<String> NAMES = List.of(
            "Retry after seconds to minutes",
            "Re-sent with its reference",
            "Double capture",
            "Double swipe",
            "Re-posted after hours");

    private static final int OF_EACH = 300;

    private final MadePayments payments;
    private final Random random;

    DoubleCharges(MadePayments payments, Random random) {
        this.payments = payments;
        this.random = random;
    }

    /** Each repeats another one of those charges. */
    void write(List<Made> before) {
        List<Made> charges = before.stream()
                .filter(one -> one.payment().details().type().equals("capture"))
                .filter(one -> one.payment().amount().signum() > 0)
                .toList();
        for (int i = 0; i < OF_EACH; i++) {
            retry(payments.pick(charges));
            resent(payments.pick(charges));
            doubleCapture();
            doubleSwipe(payments.pick(charges));
            reposted(payments.pick(charges));
        }
    }

    private void retry(Made first) {
        Form form = form(first).named(random.nextBoolean() ? payments.reference() : "");
        again(first, form, payments.between(SECOND, 30 * MINUTE), NAMES.get(0));
    }

    private void resent(Made any) {
        Form form = form(any).named(payments.reference());
        Made first = payments.pay(purchase(any), form, payments.any());
        again(first, form, payments.between(SECOND, 20 * HOUR), NAMES.get(1));
    }

    private void doubleCapture() {
        Purchase bought = payments.purchase(payments.shop("retail,restaurant,travel,", 0), 500, 40_000);
        Form form = payments.form("authorization");
        Made hold = payments.pay(bought, form, payments.any());
        Made taken = payments.pay(bought, form.typed("capture"), time(hold) + payments.between(MINUTE, 20 * HOUR));
        again(taken, form.typed("capture"), payments.between(SECOND, 3 * HOUR), NAMES.get(2));
    }

    private void doubleSwipe(Made first) {
        Form form = form(first).named("");
        boolean tapped = form.channel().equals("contactless");
        again(
                first,
                tapped && random.nextBoolean() ? form.by("chip") : form,
                payments.between(2 * SECOND, 90 * SECOND),
                NAMES.get(3));
    }

    private void reposted(Made first) {
        again(first, form(first), payments.between(HOUR, 20 * HOUR), NAMES.get(4));
    }

    private void again(Made first, Form form, long gap, String sort) {
        payments.pay(purchase(first), form, time(first) + gap, sort, first);
    }

    private static Form form(Made record) {
        Transaction.Details details = record.payment().details();
        return new Form(details.type(), details.reference(), details.channel());
    }

    /** The spelling of the first one, its category and city are the shop's. */
    private static Purchase purchase(Made record) {
        Transaction payment = record.payment();
        Shop shop = record.shop();
        return new Purchase(
                payment.identity().scope(),
                shop,
                payment.amount(),
                payment.details().currency());
    }
}
