package io.nearfar.detection;

import io.nearfar.record.Hash128;
import io.nearfar.record.MerchantName;
import io.nearfar.record.Transaction;

/**
 * What of a payment its account may be used to. Texts are kept as keys of 16 bits: one in 65,536 others has the same.
 *
 * @param time event time, epoch milliseconds
 * @param amount without its sign, in units of the currency, at least 0.01
 * @param merchant key of the merchant's name, however spelled
 * @param country key of the merchant's country
 * @param currency key of the currency
 */
public record PaymentTraits(long time, double amount, int merchant, int country, int currency) {

    private static final long MILLIS_PER_HOUR = 3_600_000;
    private static final double LEAST_AMOUNT = 0.01;
    private static final int KEY_MASK = 0xffff;

    static PaymentTraits of(Transaction payment, MerchantName merchant) {
        return new PaymentTraits(
                payment.identity().eventTime().toEpochMilli(),
                Math.max(LEAST_AMOUNT, payment.amount().abs().doubleValue()),
                key(merchant.name()),
                key(payment.details().country()),
                key(payment.details().currency()));
    }

    private static int key(String text) {
        return (int) Hash128.of(text).low() & KEY_MASK;
    }

    /** The natural logarithm of the amount. */
    double logarithm() {
        return StrictMath.log(amount);
    }

    /** The hour of the day in UTC, 0 to 23. */
    int hour() {
        return (int) Math.floorMod(Math.floorDiv(time, MILLIS_PER_HOUR), 24L);
    }
}
