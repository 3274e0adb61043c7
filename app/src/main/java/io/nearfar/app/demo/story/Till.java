package io.nearfar.app.demo.story;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What accounts pay on ordinary days: never twice the same amount at one merchant. */
final class Till {
    private final Dice dice;
    private final List<Account> accounts;
    private final Set<String> paid = new HashSet<>();

    Till(Dice dice, List<Account> accounts) {
        this.dice = dice;
        this.accounts = accounts;
    }

    Account account() {
        int busy = (int) (accounts.size() * Math.pow(dice.between(0.0, 1.0), 1.3));
        return accounts.get(busy);
    }

    /** The next ordinary purchase of anybody. */
    Map<String, Object> purchase() {
        Account account = account();
        return purchase(account, dice.pick(account.favourites()));
    }

    Map<String, Object> purchase(Account account, Merchant merchant) {
        double around = account.spending() + dice.between(-0.15, 0.3);
        double amount = merchant.low() + Math.clamp(around, 0.0, 1.0) * (merchant.high() - merchant.low());
        double varied = amount * dice.between(0.8, 1.2);
        BigDecimal sum = BigDecimal.valueOf(varied).setScale(2, RoundingMode.HALF_UP);
        return paid.add(account.number() + merchant.name() + sum)
                ? payment(account, merchant, sum)
                : purchase(account, merchant);
    }

    /** A payment of this very sum. */
    Map<String, Object> payment(Account account, Merchant merchant, BigDecimal sum) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("tenant", Desk.TENANT);
        fields.put("account", account.number());
        fields.put("merchant", merchant.name());
        fields.put("category", merchant.category());
        fields.put("amount", sum);
        fields.put("currency", merchant.currency());
        fields.put("country", merchant.place().country());
        fields.put("city", merchant.place().city());
        fields.put("type", "capture");
        if (dice.chance(0.4)) {
            fields.put("reference", reference());
        }
        fields.put("channel", channel(merchant));
        return fields;
    }

    String reference() {
        return "R" + dice.hex(10);
    }

    /** The fields with another value for one. */
    static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(fields);
        copy.put(name, value);
        return copy;
    }

    static Map<String, Object> without(Map<String, Object> fields, String name) {
        Map<String, Object> copy = new LinkedHashMap<>(fields);
        copy.remove(name);
        return copy;
    }

    private String channel(Merchant merchant) {
        return switch (merchant.category()) {
            case "online", "streaming", "phone", "newspaper", "insurance", "crypto", "travel" -> "online";
            case "transit", "cafe" -> "contactless";
            default -> dice.pick(List.of("contactless", "chip", "contactless", "wallet"));
        };
    }
}
