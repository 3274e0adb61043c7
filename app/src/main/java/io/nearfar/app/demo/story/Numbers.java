package io.nearfar.app.demo.story;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Numbers of orders, parcels and so on, none given twice. */
final class Numbers {
    private final Dice dice;
    private final int first;
    private final Set<String> given = new HashSet<>();

    /** @param first the lowest order number; others follow within ninefold */
    Numbers(Dice dice, int first) {
        this.dice = dice;
        this.first = first;
    }

    String order() {
        return fresh("");
    }

    String invoice() {
        return fresh("INV-");
    }

    String reference() {
        return fresh("REF");
    }

    String parcel() {
        return fresh(dice.pick(List.of("HM", "GV", "", "", "NP")));
    }

    String voucher() {
        return fresh(dice.pick(List.of("SPRING-", "WELCOME-", "GIFT-", "FRIEND-", "ACME-")));
    }

    private String fresh(String prefix) {
        String number = Integer.toString(dice.between(first, first * 9));
        return given.add(number) ? prefix + number : fresh(prefix);
    }
}
