package io.nearfar.detection;

import io.nearfar.record.MerchantName;
import io.nearfar.record.Transaction;
import java.math.BigDecimal;

/**
 * A recent payment as its account remembers it. An absent text is empty.
 *
 * @param id record id
 * @param sequence its place in the order of its account, from 0
 * @param group record hash of its group's leader, its own when it is alone
 * @param merchant the merchant
 * @param amount in units of the currency
 * @param currency ISO 4217 code
 * @param type such as {@code capture} or {@code refund}
 * @param reference the payment's own reference
 * @param channel how it was paid
 */
public record Charge(
        String id,
        long sequence,
        long group,
        MerchantName merchant,
        BigDecimal amount,
        String currency,
        String type,
        String reference,
        String channel) {

    /** A payment at that place among those of its account, in the group of that record hash. */
    public static Charge of(Transaction payment, long sequence, long group) {
        Transaction.Details details = payment.details();
        return new Charge(
                payment.identity().id(),
                sequence,
                group,
                MerchantName.of(payment.merchant(), details.city()),
                payment.amount(),
                details.currency(),
                details.type(),
                details.reference(),
                details.channel());
    }

    /** The same charge as a member of another group. */
    Charge withGroup(long other) {
        return new Charge(id, sequence, other, merchant, amount, currency, type, reference, channel);
    }

    /** Whether money goes back to the account. */
    boolean refund() {
        return amount.signum() < 0 || type.equals("refund");
    }

    /** Whether amount, currency, type and channel are the same, and the merchants may be one. */
    boolean sameAs(Charge other) {
        return amount.compareTo(other.amount) == 0
                && currency.equals(other.currency)
                && type.equals(other.type)
                && channel.equals(other.channel)
                && merchant.sameAs(other.merchant);
    }

    /** Whether both carry the same reference. */
    boolean sameReference(Charge other) {
        return !reference.isEmpty() && reference.equals(other.reference) && type.equals(other.type);
    }
}
