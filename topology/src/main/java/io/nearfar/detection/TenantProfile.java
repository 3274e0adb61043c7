package io.nearfar.detection;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What payments are among all accounts of a tenant that one partition serves: the profile that a young account leans on.
 *
 * @param currencies by key of the currency; {@link #OTHERS} stands for those past the bound
 * @param hours payments by hour of the day in UTC
 * @param countries payments by key of the country
 * @param novelty payments at merchants known to their accounts ({@link #KNOWN}) and at new ones ({@link #NEW})
 * @param perDay payments of an account a day
 * @param paced payments that {@code perDay} was learned from
 */
public record TenantProfile(
        SortedMap<Integer, CurrencyProfile> currencies,
        KeyCounts hours,
        KeyCounts countries,
        KeyCounts novelty,
        double perDay,
        long paced) {

    static final int KNOWN = 0;
    static final int NEW = 1;

    private static final int OTHERS = -1;
    private static final int MOST_CURRENCIES = 16;
    private static final int HOURS_A_DAY = 24;
    private static final int MEMORY = 5_000;
    private static final KeyCounts.Bounds COUNTED = new KeyCounts.Bounds(64, 50_000);

    /** Before the first payment. */
    public static final TenantProfile EMPTY =
            new TenantProfile(new TreeMap<>(), KeyCounts.NONE, KeyCounts.NONE, KeyCounts.NONE, 1, 0);

    public TenantProfile {
        currencies = Collections.unmodifiableSortedMap(new TreeMap<>(currencies));
    }

    /** What payments in that currency are. */
    CurrencyProfile in(int currency) {
        return currencies.getOrDefault(place(currency), CurrencyProfile.EMPTY);
    }

    private int place(int currency) {
        return currencies.containsKey(currency) || currencies.size() < MOST_CURRENCIES ? currency : OTHERS;
    }

    /** The share of payments in that currency. */
    double shareOfCurrency(int currency) {
        long all =
                currencies.values().stream().mapToLong(CurrencyProfile::count).sum();
        return (in(currency).count() + 0.5) / (all + 1);
    }

    /** The share of payments in that country. */
    double shareOfCountry(int country) {
        return (countries.of(country) + 0.5) / (countries.total() + 1);
    }

    /** The share of payments in the hour, with half of each hour beside it. */
    double shareOfHour(int hour) {
        return (smooth(hours, hour) + 1) / (hours.total() + HOURS_A_DAY);
    }

    /** The count of an hour and half of each hour beside it, halved. */
    static double smooth(KeyCounts hours, int hour) {
        int before = hours.of((hour + HOURS_A_DAY - 1) % HOURS_A_DAY);
        int after = hours.of((hour + 1) % HOURS_A_DAY);
        return (before + 2 * hours.of(hour) + after) / 4.0;
    }

    /** The share of payments at merchants that are new to the account. */
    double shareOfNew() {
        return (novelty.of(NEW) + 1.0) / (novelty.total() + 2);
    }

    TenantProfile withCurrency(int currency, CurrencyProfile profile) {
        SortedMap<Integer, CurrencyProfile> changed = new TreeMap<>(currencies);
        changed.put(place(currency), profile);
        return new TenantProfile(changed, hours, countries, novelty, perDay, paced);
    }

    /** After one more payment, whose merchant is new to its account or not. */
    TenantProfile seen(PaymentTraits payment, boolean isNew) {
        return new TenantProfile(
                currencies,
                hours.plus(payment.hour(), COUNTED),
                countries.plus(payment.country(), COUNTED),
                novelty.plus(isNew ? NEW : KNOWN, COUNTED),
                perDay,
                paced);
    }

    /** After one more payment of an account that pays so often a day. */
    TenantProfile paced(double rate) {
        double weight = 1.0 / Math.min(paced + 1, MEMORY);
        return new TenantProfile(currencies, hours, countries, novelty, perDay + weight * (rate - perDay), paced + 1);
    }
}
