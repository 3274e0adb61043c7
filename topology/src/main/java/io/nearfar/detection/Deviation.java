package io.nearfar.detection;

/**
 * In what a payment deviates from what is usual.
 *
 * @param feature what was compared
 * @param value what it is, in the feature's unit
 * @param usual what it usually is, in the same unit
 * @param spreads how many spreads lie between both; 0 where only shares are known
 * @param surprise what it adds to the score, in nats, if its kind counts
 */
public record Deviation(Feature feature, double value, double usual, double spreads, double surprise) {

    /** What is compared, with the unit of value and usual. */
    public enum Feature {
        /** The amount and the account's usual one, in units of the currency. */
        ACCOUNT_AMOUNT,
        /** The amount and the usual one of all accounts, in units of the currency. */
        TENANT_AMOUNT,
        /** Seconds since the last payment, and between payments as a rule. */
        GAP,
        /** Payments within about a day, and as a rule. */
        DAY_COUNT,
        /** Their amounts, in units of the currency, and as a rule. */
        DAY_SUM,
        /** The hour of the day in UTC, and its share of the account's payments. */
        HOUR,
        /** 1 for a new merchant, and the share of payments at new ones. */
        MERCHANT,
        /** 0, and the country's share of the account's payments. */
        COUNTRY,
        /** 0, and the currency's share of the account's payments. */
        CURRENCY,
        /** Nats by which amounts of the last days were unusual; usual is 0. */
        LATELY
    }
}
