package io.nearfar.app.demo.story;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** All payments of a story. */
final class Payments {
    static final Duration HISTORY = Duration.ofDays(30);
    static final int ACCOUNTS = 120;

    private static final List<Merchant> DEAR = Merchant.named("outlier");

    private final Script script;
    private final Share share;
    private final Dice dice;
    private final Times times;
    private final List<Account> accounts;
    private final Till till;

    Payments(Script script, Share share, Dice dice) {
        this.script = script;
        this.share = share;
        this.dice = dice;
        this.times = new Times(dice, script.start());
        this.accounts = Account.some(ACCOUNTS, dice);
        this.till = new Till(dice, accounts);
    }

    void write() {
        new PaymentTraps(script, share, dice, till).write(accounts);
        outliers();
        script.spoil(script.add(Draft.PAYMENTS, times.live(), till.purchase()), Draft.Flaw.AHEAD);
        fill(Share.HISTORY_PAYMENTS - script.count(Draft.PAYMENTS, false), false);
        fill(share.payments() - script.count(Draft.PAYMENTS, true) - share.of(12), true);
        doubleCharges();
    }

    private void outliers() {
        for (Account account : dice.some(share.of(6), accounts)) {
            Merchant merchant = dice.pick(DEAR);
            BigDecimal sum = BigDecimal.valueOf(dice.between((int) merchant.low(), (int) merchant.high()));
            script.plant(
                    Plant.Sort.PAYMENT_OUTLIER,
                    script.add(Draft.PAYMENTS, times.live(), till.payment(account, merchant, sum)));
        }
    }

    private void fill(int count, boolean live) {
        for (int i = 0; i < count; i++) {
            script.add(Draft.PAYMENTS, live ? times.live() : times.before(HISTORY), till.purchase());
        }
    }

    /** Seconds to hours after the first; some bring the first one's reference, some none, some their own. */
    private void doubleCharges() {
        List<Draft> free = script.free(Draft.PAYMENTS).stream()
                .filter(script::isLive)
                .filter(draft -> draft.time().isBefore(script.end().minus(Duration.ofHours(5))))
                .toList();
        for (Draft original : dice.some(share.of(12), free)) {
            Instant time = times.after(original.time(), Duration.ofSeconds(9), Duration.ofHours(4));
            Map<String, Object> again = charged(original.fields());
            script.plant(Plant.Sort.DOUBLE_CHARGE, script.add(Draft.PAYMENTS, time, again), original);
        }
    }

    private Map<String, Object> charged(Map<String, Object> first) {
        boolean referenced = first.containsKey("reference");
        return referenced && dice.chance(0.7) ? Till.with(first, "reference", till.reference()) : first;
    }
}
