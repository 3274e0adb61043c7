package io.nearfar.detection;

import java.util.ArrayList;
import java.util.List;

/**
 * What payments of one account usually are. At most 400 bytes as it is stored.
 *
 * @param count payments learned
 * @param amount level of the amounts, in units of what the tenant usually pays in their currency
 * @param logarithm level of their natural logarithms, from the tenant's mean in their currency
 * @param rhythm how often and how much it pays
 * @param hours payments by hour of the day in UTC
 * @param merchants keys of the merchants paid last
 * @param novelty payments at known and at new merchants, as {@link TenantProfile#novelty} counts them
 * @param countries payments by key of the country
 * @param currencies payments by key of the currency
 * @param withheld unusual payments that it has not learned yet, oldest first
 */
public record PaymentProfile(
        int count,
        Level amount,
        Level logarithm,
        Rhythm rhythm,
        KeyCounts hours,
        RecentKeys merchants,
        KeyCounts novelty,
        KeyCounts countries,
        KeyCounts currencies,
        List<Withheld> withheld) {

    private static final int MOST_COUNTED = 1_000;
    private static final int MOST_MERCHANTS = 48;
    private static final int MOST_WITHHELD = 4;
    private static final KeyCounts.Bounds HOURS = new KeyCounts.Bounds(24, 250);
    private static final KeyCounts.Bounds NOVELTY = new KeyCounts.Bounds(2, 100);
    private static final KeyCounts.Bounds COUNTRIES = new KeyCounts.Bounds(8, 250);
    private static final KeyCounts.Bounds CURRENCIES = new KeyCounts.Bounds(4, 250);

    /** Before the first payment. */
    public static final PaymentProfile EMPTY = new PaymentProfile(
            0,
            Level.NONE,
            Level.NONE,
            Rhythm.NONE,
            KeyCounts.NONE,
            RecentKeys.NONE,
            KeyCounts.NONE,
            KeyCounts.NONE,
            KeyCounts.NONE,
            List.of());

    /**
     * An unusual payment that waits to be learned.
     *
     * @param record its record hash
     * @param payment what is learned of it
     * @param expected whether somebody has said that it is nothing unusual
     */
    public record Withheld(long record, PaymentTraits payment, boolean expected) {}

    public PaymentProfile {
        withheld = List.copyOf(withheld);
    }

    /** After a payment with these levels; the merchant of the first is not called new. */
    PaymentProfile learned(PaymentTraits payment, Level amounts, Level logarithms) {
        int kind = merchants.has(payment.merchant()) ? TenantProfile.KNOWN : TenantProfile.NEW;
        return new PaymentProfile(
                Math.min(count + 1, MOST_COUNTED),
                amounts,
                logarithms,
                rhythm,
                hours.plus(payment.hour(), HOURS),
                merchants.plus(payment.merchant(), MOST_MERCHANTS),
                count == 0 ? novelty : novelty.plus(kind, NOVELTY),
                countries.plus(payment.country(), COUNTRIES),
                currencies.plus(payment.currency(), CURRENCIES),
                withheld);
    }

    PaymentProfile withRhythm(Rhythm other) {
        return new PaymentProfile(
                count, amount, logarithm, other, hours, merchants, novelty, countries, currencies, withheld);
    }

    PaymentProfile withWithheld(List<Withheld> others) {
        return new PaymentProfile(
                count, amount, logarithm, rhythm, hours, merchants, novelty, countries, currencies, others);
    }

    /** With a payment that waits to be learned; past the bound the newest is never learned. */
    PaymentProfile withholding(long record, PaymentTraits payment) {
        if (withheld.size() >= MOST_WITHHELD) {
            return this;
        }
        List<Withheld> more = new ArrayList<>(withheld);
        more.add(new Withheld(record, payment, false));
        return withWithheld(more);
    }

    /** Somebody said that a payment is nothing unusual: it is learned with the next one, and no suspicion is left. */
    PaymentProfile expecting(long record) {
        return withWithheld(withheld.stream()
                        .map(each -> each.record() == record ? new Withheld(record, each.payment(), true) : each)
                        .toList())
                .withRhythm(rhythm.calmed());
    }

    /** Somebody said that a payment is unusual indeed: it is never learned. */
    PaymentProfile confirming(long record) {
        return withWithheld(
                withheld.stream().filter(each -> each.record() != record).toList());
    }
}
