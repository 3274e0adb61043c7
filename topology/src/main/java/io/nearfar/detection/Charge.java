package io.nearfar.detection;

import java.math.BigDecimal;

/**
 * A recent payment as its account remembers it. An absent text is empty.
 *
 * @param id record id
 * @param sequence its place in the order of its account, from 0
 * @param group record hash of its group's leader, its own when it is alone
 * @param merchant the merchant as the source spells it
 * @param amount in units of the currency
 * @param currency ISO 4217 code
 * @param type such as {@code capture} or {@code refund}
 * @param reference the payment's own reference
 */
public record Charge(
        String id,
        long sequence,
        long group,
        String merchant,
        BigDecimal amount,
        String currency,
        String type,
        String reference) {

    /** The same charge as a member of another group. */
    Charge withGroup(long other) {
        return new Charge(id, sequence, other, merchant, amount, currency, type, reference);
    }

    /** Whether money goes back to the account. */
    boolean refund() {
        return amount.signum() < 0 || type.equals("refund");
    }

    /** Whether merchant, amount, currency and type are the same; of the merchant only letters and digits count. */
    boolean sameAs(Charge other) {
        return amount.compareTo(other.amount) == 0
                && currency.equals(other.currency)
                && type.equals(other.type)
                && merchantKey().equals(other.merchantKey());
    }

    /** Whether both carry the same reference. */
    boolean sameReference(Charge other) {
        return !reference.isEmpty() && reference.equals(other.reference) && type.equals(other.type);
    }

    private String merchantKey() {
        StringBuilder key = new StringBuilder();
        merchant.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
