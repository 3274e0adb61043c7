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

    /** Which step of a payment it is. */
    ChargeStep step() {
        ChargeStep step = ChargeStep.of(type);
        return amount.signum() < 0 ? step.negated() : step;
    }

    /** Whether both may be of one purchase: the same sum, and one merchant or one reference. */
    boolean mayConcern(Charge other) {
        return sameSum(other) && (hasReferenceOf(other) || merchant.sameAs(other.merchant));
    }

    /** Whether step, amount, currency and manner of paying are the same, and the merchants may be one. */
    boolean sameAs(Charge other) {
        return sameSum(other) && merchant.sameAs(other.merchant) && sameStep(other) && sameTender(other);
    }

    /** Whether both are the same step of one payment by its reference. Another sum is a part of it, or an adjustment. */
    boolean sameReference(Charge other) {
        return hasReferenceOf(other) && sameStep(other) && sameTender(other) && sameSum(other);
    }

    /** Whether both carry one reference, whatever step they are. */
    boolean hasReferenceOf(Charge other) {
        return !reference.isEmpty() && reference.equals(other.reference);
    }

    /** Whether this authorization may be that of a capture: the same sum and merchant, and no two references. */
    boolean mayPrecede(Charge capture) {
        boolean named = !reference.isEmpty() && !capture.reference.isEmpty();
        return !named && sameSum(capture) && merchant.sameAs(capture.merchant);
    }

    /** Whether amount and currency are the same. */
    boolean sameSum(Charge other) {
        return amount.abs().compareTo(other.amount.abs()) == 0 && currency.equals(other.currency);
    }

    /** Whether both were read in one way, such as by chip. */
    boolean sameChannel(Charge other) {
        return Channel.word(channel).equals(Channel.word(other.channel));
    }

    /** What has one reference and is called by two words, such as charge and completed, are two steps of one payment. */
    private boolean sameStep(Charge other) {
        if (step() != other.step()) {
            return false;
        }
        if (step() == ChargeStep.UNKNOWN) {
            return type.equals(other.type);
        }
        return !hasReferenceOf(other) || ChargeStep.word(type).equals(ChargeStep.word(other.type));
    }

    private boolean sameTender(Charge other) {
        Channel paid = Channel.of(channel);
        return paid == Channel.of(other.channel) && (paid != Channel.OTHER || sameChannel(other));
    }
}
