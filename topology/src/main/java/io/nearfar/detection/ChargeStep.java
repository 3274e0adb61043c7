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
    /** The amount is held no longer. */
    RELEASED("release", "released"),
    /** The amount is held no longer, or was taken and is given back. */
    UNDONE("reversal", "reversed", "void", "voided", "cancellation", "cancelled", "canceled"),
    /** The amount was taken and is given back. */
    BACK("refund", "refunded", "chargeback", "return", "returned"),
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
        String word = word(type);
        return Arrays.stream(values())
                .filter(step -> step.words.contains(word))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** The letters of the type of a payment, in lower case. */
    static String word(String type) {
        return MARKS.matcher(type.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /** What it is with a negative amount. */
    ChargeStep negated() {
        return switch (this) {
            case RELEASED, UNDONE, BACK, FAILED -> this;
            case HOLD -> RELEASED;
            case TAKEN, BOOKED, UNKNOWN -> BACK;
        };
    }

    /** Whether it takes an earlier step back. */
    boolean takesBack() {
        return this == RELEASED || this == UNDONE || this == BACK;
    }

    /** Whether money leaves the account. */
    boolean takes() {
        return this == TAKEN || this == BOOKED || this == UNKNOWN;
    }
}
