package io.nearfar.detection;

import java.util.OptionalLong;

/**
 * What was measured about two equal charges.
 *
 * @param sameReference whether they carry one reference that names one payment
 * @param usualGap milliseconds between such charges of the account as a rule; 0 where there is no rule
 * @param authorizations what their authorizations say
 * @param gap milliseconds that count between them: of their authorizations where each has its own, else their own
 */
public record RepeatGrounds(boolean sameReference, long usualGap, Holds authorizations, long gap) {

    /** What the authorizations of two captures say. */
    public enum Holds {
        /** Nothing: at most the later one has one. */
        UNKNOWN,
        /** Only the earlier one has one. */
        ONE,
        /** Each has its own. */
        TWO
    }

    /** Of two charges whose authorizations are not known. */
    static RepeatGrounds apart(long gap) {
        return new RepeatGrounds(false, 0, Holds.UNKNOWN, gap);
    }

    /** The usual gap, if there is one. */
    public OptionalLong usual() {
        return usualGap > 0 ? OptionalLong.of(usualGap) : OptionalLong.empty();
    }
}
