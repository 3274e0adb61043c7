package io.nearfar.detection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which step of a payment a record tells of. Two steps of one payment are one charge. */
enum ChargeStep {
    /** The amount is held, not taken. */
    HOLD(
            "authorization",
            "authorisation",
            "auth",
            "preauth",
            "preauthorization",
            "preauthorisation",
            "hold",
            "pending"),
    /** The amount is taken. */
    TAKEN("capture", "captured", "sale", "purchase", "payment", "charge", "debit", "completion", "completed"),
    /** What was taken is booked. */
    BOOKED("settlement", "settled", "clearing", "cleared", "posting", "posted", "booking", "booked", "presentment"),
    /** The amount is given back, or no longer held. */
    BACK(
            "refund",
            "refunded",
            "reversal",
            "reversed",
            "void",
            "voided",
            "release",
            "cancellation",
            "cancelled",
            "canceled",
            "chargeback",
            "return",
            "returned",
            "credit"),
    /** Nothing was taken. */
    FAILED("declined", "decline", "failed", "failure", "rejected", "denied", "expired", "error"),
    /** The source does not say, or in words of its own. */
    UNKNOWN();

    private static final Pattern MARKS = Pattern.compile("[^\\p{L}]+");

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> words;

    ChargeStep(String... words) {
        this.words = Set.of(words);
    }

    /** From the type of a payment, whatever its case and marks. */
    static ChargeStep of(String type) {
        String word = MARKS.matcher(type.toLowerCase(Locale.ROOT)).replaceAll("");
        return Arrays.stream(values())
                .filter(step -> step.words.contains(word))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
