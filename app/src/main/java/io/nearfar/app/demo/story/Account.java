package io.nearfar.app.demo.story;

import java.util.ArrayList;
import java.util.List;

/**
 * An account with habits.
 *
 * @param favourites where it pays
 * @param spending its amounts within a merchant's usual ones: 0 the smallest, 1 the greatest
 */
record Account(String number, List<Merchant> favourites, double spending) {
    private static final List<Merchant> EVERYDAY = Merchant.named("everyday");

    Account {
        favourites = List.copyOf(favourites);
    }

    /** @return {@code count} accounts with different numbers */
    static List<Account> some(int count, Dice dice) {
        List<Account> accounts = new ArrayList<>();
        int number = dice.between(1_000, 4_000);
        for (int i = 0; i < count; i++) {
            number += dice.between(3, 40);
            String text = "AC70%04d%04d".formatted(dice.below(10_000), number);
            accounts.add(new Account(text, dice.some(dice.between(4, 8), EVERYDAY), dice.between(0.15, 0.7)));
        }
        return List.copyOf(accounts);
    }
}
