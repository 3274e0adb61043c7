package io.nearfar.app.demo.story;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The payments that are easily taken for double charges and are none. */
final class PaymentTraps {
    private static final List<Merchant> SUBSCRIPTIONS = Merchant.named("subscription");
    private static final List<Merchant> GATES = Merchant.named("transit");
    private static final List<Merchant> CAFES = Merchant.named("coffee");
    private static final int OF_EACH = 4;
    private static final int COFFEE_DAYS = 6;

    private final Script script;
    private final Share share;
    private final Dice dice;
    private final Times times;
    private final Till till;

    PaymentTraps(Script script, Share share, Dice dice, Till till) {
        this.script = script;
        this.share = share;
        this.dice = dice;
        this.times = new Times(dice, script.start());
        this.till = till;
    }

    /** Each trap on an account of its own. */
    void write(List<Account> accounts) {
        List<Account> chosen = dice.some(share.of(OF_EACH) * 6, accounts);
        for (int i = 0; i < chosen.size(); i++) {
            Account account = chosen.get(i);
            switch (i % 6) {
                case 0 -> subscription(account);
                case 1 -> rebuy(account);
                case 2 -> capture(account);
                case 3 -> splitTender(account);
                case 4 -> transit(account);
                default -> coffee(account);
            }
        }
    }

    private void subscription(Account account) {
        Merchant merchant = dice.pick(SUBSCRIPTIONS);
        Instant time = times.live();
        Map<String, Object> fee = till.payment(account, merchant, price(merchant));
        Draft last = pay(time.minus(Duration.ofDays(30)), Till.with(fee, "reference", till.reference()));
        trap(Trap.Sort.SUBSCRIPTION, pay(time, Till.with(fee, "reference", till.reference())), last);
    }

    private void rebuy(Account account) {
        Instant time = times.live(Duration.ofHours(3));
        Map<String, Object> purchase = till.purchase(account, dice.pick(account.favourites()));
        Map<String, Object> named = Till.with(purchase, "reference", till.reference());
        Draft first = pay(time, named);
        Instant refund = times.after(time, Duration.ofMinutes(6), Duration.ofHours(1));
        script.take(pay(refund, Till.with(named, "type", "refund")));
        Instant again = times.after(refund, Duration.ofMinutes(2), Duration.ofHours(1));
        trap(Trap.Sort.REBUY, pay(again, Till.with(purchase, "reference", till.reference())), first);
    }

    private void capture(Account account) {
        Instant time = times.live(Duration.ofHours(3));
        Map<String, Object> purchase = till.purchase(account, dice.pick(account.favourites()));
        Map<String, Object> named = Till.with(purchase, "reference", till.reference());
        Draft authorization = pay(time, Till.with(named, "type", "authorization"));
        Instant later = times.after(time, Duration.ofMinutes(3), Duration.ofHours(2));
        trap(Trap.Sort.CAPTURE, pay(later, named), authorization);
    }

    private void splitTender(Account account) {
        Instant time = times.live(Duration.ofMinutes(10));
        Merchant merchant = dice.pick(account.favourites());
        Draft first = pay(time, till.purchase(account, merchant));
        Draft second = pay(time.plusSeconds(dice.between(20, 90)), till.purchase(account, merchant));
        trap(Trap.Sort.SPLIT_TENDER, second, first);
    }

    private void transit(Account account) {
        Merchant gate = dice.pick(GATES);
        Instant time = times.live(Duration.ofHours(3));
        Draft there = pay(time, till.purchase(account, gate));
        Draft back = pay(times.after(time, Duration.ofMinutes(8), Duration.ofHours(2)), till.purchase(account, gate));
        trap(Trap.Sort.TRANSIT, back, there);
    }

    /** Six mornings at one price, then one more. */
    private void coffee(Account account) {
        Merchant cafe = dice.pick(CAFES);
        Map<String, Object> cup = Till.without(till.payment(account, cafe, price(cafe)), "reference");
        Instant today = times.live(Duration.ofHours(1));
        Draft yesterday = pay(today.minus(Duration.ofDays(1)).plusSeconds(dice.between(-900, 900)), cup);
        for (int day = 2; day <= COFFEE_DAYS; day++) {
            script.take(pay(today.minus(Duration.ofDays(day)).plusSeconds(dice.between(-900, 900)), cup));
        }
        trap(Trap.Sort.DAILY_COFFEE, pay(today, cup), yesterday);
    }

    private BigDecimal price(Merchant merchant) {
        return BigDecimal.valueOf(dice.between(merchant.low(), merchant.high())).setScale(2, RoundingMode.HALF_UP);
    }

    private Draft pay(Instant time, Map<String, Object> fields) {
        return script.add(Draft.PAYMENTS, time, fields);
    }

    private void trap(Trap.Sort sort, Draft draft, Draft of) {
        script.trap(sort, draft, Optional.of(of), "duplicate");
    }
}
