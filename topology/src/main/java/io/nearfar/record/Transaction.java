package io.nearfar.record;

import java.math.BigDecimal;

/**
 * A payment. An absent text is empty.
 *
 * @param identity who and when; the account is part of its scope
 * @param account the account it belongs to, never in clear
 * @param merchant the merchant as the source spells it
 * @param amount what was charged, in units of the currency; refunds are negative or of type {@code refund}
 * @param details everything that only some sources have
 */
public record Transaction(Identity identity, Account account, String merchant, BigDecimal amount, Details details)
        implements SourceRecord {

    /**
     * An account without its number.
     *
     * @param reference {@code hmac:} and 16 hexadecimal digits of the keyed hash of the number
     * @param lastFour the last four characters of the number, or fewer
     */
    public record Account(String reference, String lastFour) {}

    /**
     * What only some sources have; an absent text is empty.
     *
     * @param currency ISO 4217 code, upper case
     * @param category the merchant's category
     * @param country ISO 3166 code, upper case
     * @param city the merchant's city
     * @param type {@code authorization}, {@code capture}, {@code refund} or what the source says, lower case
     * @param reference the payment's own reference: two charges with one reference are one charge
     * @param channel how it was paid, lower case
     */
    public record Details(
            String currency,
            String category,
            String country,
            String city,
            String type,
            String reference,
            String channel) {}
}
