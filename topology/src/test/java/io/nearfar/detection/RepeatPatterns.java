package io.nearfar.detection;

import static io.nearfar.detection.MadePayments.DAY;
import static io.nearfar.detection.MadePayments.HOUR;
import static io.nearfar.detection.MadePayments.MINUTE;
import static io.nearfar.detection.MadePayments.SECOND;
import static io.nearfar.detection.MadePayments.time;

import io.nearfar.detection.MadePayments.Form;
import io.nearfar.detection.MadePayments.Made;
import io.nearfar.detection.MadePayments.Purchase;
import io.nearfar.detection.MadePayments.Shop;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;

/** Ten ways in which people rightly pay the same again; each event is the later record of two. */
final class RepeatPatterns {

    static final List<String> NAMES = List.of(
            "authorization and capture",
            "refund and re-buy",
            "subscription",
            "transit taps",
            "daily coffee",
            "split tender",
            "tip adjustment",
            "instalments",
            "same price at two merchants",
            "two buyers at one merchant");

    private final MadePayments payments;
    private final Random random;

    RepeatPatterns(MadePayments payments, Random random) {
        this.payments = payments;
        this.random = random;
    }

    void write(int ofEach) {
        List<IntSupplier> patterns = List.of(
                this::capture,
                this::rebuy,
                this::subscription,
                this::transit,
                this::coffee,
                this::splitTender,
                this::tip,
                this::instalments,
                this::twoMerchants,
                this::twoBuyers);
        for (IntSupplier pattern : patterns) {
            for (int events = 0; events < ofEach; ) {
                events += pattern.getAsInt();
            }
        }
    }

    private int capture() {
        Purchase bought = payments.purchase(payments.shop("retail,misc_pos,travel,,5311", 0), 500, 40_000);
        Form form = payments.form(payments.pick(List.of("authorization", "preauth", "pending")));
        Made hold = payments.pay(bought, form, payments.any());
        String type = payments.pick(List.of("capture", "sale", "posted"));
        Form taken = form.typed(type).named(random.nextInt(4) == 0 ? payments.reference() : form.reference());
        payments.pay(bought, taken, time(hold) + payments.between(SECOND, 3 * DAY), NAMES.get(0), hold);
        return 1;
    }

    private int rebuy() {
        Purchase bought = payments.purchase(payments.shop("clothing,electronics,shopping_net,", 0), 1_000, 30_000);
        Form form = payments.form("capture");
        Made first = payments.pay(bought, form, payments.any());
        long back = time(first) + payments.between(MINUTE, 8 * HOUR);
        boolean negative = random.nextBoolean();
        String type = payments.pick(List.of("refund", "reversal", "void"));
        payments.pay(negative ? bought.of(bought.sum().negate()) : bought, negative ? form : form.typed(type), back);
        long again = back + payments.between(MINUTE, 8 * HOUR);
        payments.pay(bought, form.named(payments.reference()), again, NAMES.get(1), first);
        return 1;
    }

    private int subscription() {
        Purchase fee = payments.purchase(payments.shop("streaming,phone,gym,insurance,newspaper,", 0), 299, 9_000);
        long period = payments.pick(List.of(DAY, 7 * DAY, 14 * DAY, 28 * DAY, 30 * DAY, 31 * DAY));
        return every(fee, period, 2 * HOUR, random.nextInt(2, 12), NAMES.get(2));
    }

    private int instalments() {
        Purchase rate = payments.purchase(payments.shop("furniture,travel,shopping_net,", 0), 1_500, 30_000);
        long period = payments.pick(List.of(7 * DAY, 14 * DAY, 30 * DAY));
        return every(rate, period, 3 * HOUR, random.nextInt(2, 6), NAMES.get(7));
    }

    /** Under one contract's number, numbers of their own, or none. */
    private int every(Purchase rate, long period, long jitter, int times, String sort) {
        Form form = payments.form("capture").by("online");
        boolean contract = random.nextBoolean();
        long start = payments.any();
        Made last = payments.pay(rate, form, start);
        for (int i = 1; i <= times; i++) {
            Form next = contract ? form : form.named(random.nextBoolean() ? "" : payments.reference());
            long time = start + i * period + random.nextLong(-jitter, jitter);
            last = payments.pay(rate, next, time, sort, last);
        }
        return times;
    }

    /** There and back, now and then with a change; some on every day, some twice in their life. */
    private int transit() {
        Shop gate = payments.shop("Transit,light_rail,public_transport,4111,transit,bus", 6);
        Purchase fare = payments.purchase(gate, 140, 620);
        Form form = new Form("capture", "", payments.pick(List.of("contactless", "", "wallet")));
        double change = random.nextDouble() * 0.6;
        List<Made> taps = new ArrayList<>();
        for (long day = payments.any() / DAY, left = random.nextInt(1, 25);
                left > 0;
                left--, day += random.nextInt(1, 3)) {
            long there = day * DAY + 7 * HOUR + random.nextLong(2 * HOUR);
            for (long ride : List.of(there, there + random.nextLong(HOUR, 11 * HOUR))) {
                payments.next(taps, fare, form, ride, NAMES.get(3));
                if (random.nextDouble() < change) {
                    long changed = ride + payments.between(5 * MINUTE, 55 * MINUTE);
                    payments.next(taps, fare, form, changed, NAMES.get(3));
                }
            }
        }
        return taps.size() - 1;
    }

    /** Around one time of day, on some days a second cup; some machines take the money in the evening. */
    private int coffee() {
        Shop cafe = payments.shop("Coffee,cafe,food_and_drink,5814,coffee_shop,bakery", 6);
        Purchase cup = payments.purchase(cafe, 190, 560);
        Form form = new Form("capture", "", payments.pick(List.of("contactless", "", "chip")));
        long jitter = payments.between(5 * MINUTE, 100 * MINUTE);
        double second = random.nextInt(3) == 0 ? random.nextDouble() * 0.5 : 0;
        boolean evening = random.nextInt(5) == 0;
        List<Made> drunk = new ArrayList<>();
        for (long day = payments.any() / DAY, left = random.nextInt(2, 40); left > 0; left--, day++) {
            long first = day * DAY + 8 * HOUR + random.nextLong(-jitter, jitter);
            int cups = random.nextDouble() < second ? 2 : 1;
            for (long i = 0; i < cups; i++) {
                long time = first + i * payments.between(80 * MINUTE, 7 * HOUR);
                Form poured = evening ? form.named(payments.reference()) : form;
                if (evening) {
                    payments.pay(cup, poured.typed("authorization"), time);
                }
                long taken = evening ? day * DAY + 22 * HOUR + i * 40 * SECOND : time;
                payments.next(drunk, cup, poured, taken, NAMES.get(4));
            }
        }
        return drunk.size() - 1;
    }

    /** Parts of other sums, or equal halves of which one is paid with a voucher. */
    private int splitTender() {
        Purchase bill = payments.purchase(payments.shop("restaurant,grocery_pos,clothing,", 0), 2_000, 20_000);
        Form form = payments.form("capture").by("chip");
        Form named = form.named(random.nextBoolean() ? payments.reference() : "");
        Made first = payments.pay(bill, named, payments.any());
        boolean halves = random.nextBoolean();
        BigDecimal rest = bill.sum().add(BigDecimal.valueOf(random.nextInt(1, 900)));
        Form other = halves ? named.by(payments.pick(List.of("gift card", "voucher", "cash", "points"))) : named;
        long time = time(first) + payments.between(4 * SECOND, 5 * MINUTE);
        payments.pay(halves ? bill : bill.of(rest), other, time, NAMES.get(5), first);
        return 1;
    }

    private int tip() {
        Purchase bill = payments.purchase(payments.shop("restaurant,food_dining,bar,taxi,", 0), 1_000, 15_000);
        Form form = payments.form("authorization").named(payments.reference()).by("chip");
        boolean taken = random.nextInt(3) == 0;
        Made before = payments.pay(bill, taken ? form.typed("capture") : form, payments.any());
        boolean none = !taken && random.nextInt(8) == 0;
        BigDecimal tip = BigDecimal.valueOf(
                none ? 0 : random.nextInt(50, 2_500), bill.sum().scale());
        Form adjusted = form.typed(payments.pick(List.of("capture", "completion", "adjustment")));
        long time = time(before) + payments.between(MINUTE, 20 * HOUR);
        payments.pay(bill.of(bill.sum().add(tip)), adjusted, time, NAMES.get(6), before);
        return 1;
    }

    private int twoMerchants() {
        Purchase bought = payments.purchase(payments.shop("retail,cafe,transit,", 0), 100, 5_000);
        Made first = payments.pay(bought, payments.form("capture"), payments.any());
        Shop shop = payments.shop("retail,cafe,transit,", 0);
        Shop other = shop.name().equals(bought.shop().name())
                ? new Shop(shop.name() + " Zwei", shop.store(), shop.city(), shop.category())
                : shop;
        long time = time(first) + payments.between(SECOND, 12 * HOUR);
        payments.pay(bought.at(other), payments.form("capture"), time, NAMES.get(8), first);
        return 1;
    }

    private int twoBuyers() {
        Purchase bought = payments.purchase(payments.shop("retail,cafe,transit,", 0), 100, 9_000);
        Form form = payments.form("capture");
        Made first = payments.pay(bought, form, payments.any());
        long time = time(first) + payments.between(SECOND, 6 * HOUR);
        payments.pay(bought.by(payments.otherAccount(bought.account())), form, time, NAMES.get(9), first);
        return 1;
    }
}
