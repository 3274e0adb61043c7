package io.nearfar.detection;

/**
 * What is made of two records.
 *
 * @param thresholds how sure it must be
 * @param duplicate how sure it is that both are the same request, in [0, 1]
 * @param related how sure it is that both are about the same problem, in [0, 1]
 * @param measures what was measured of them
 * @param tooShort whether one of them has too few words to be a duplicate of anything
 */
public record Judgement(Thresholds thresholds, double duplicate, double related, Measures measures, boolean tooShort) {

    /** How far from a threshold a closer look may still change what is said. */
    private static final double NEAR = 0.1;

    /** Whether a closer look can matter. */
    boolean isNearDecision() {
        return Math.abs(duplicate - thresholds.duplicate()) <= NEAR || Math.abs(related - thresholds.related()) <= NEAR;
    }

    boolean isDuplicate() {
        return !tooShort
                && duplicate >= thresholds.duplicate()
                && !measures.verification().vetoesDuplicate();
    }

    boolean isRelated() {
        return (measures.surroundings().sameRequester() || !tooShort)
                && related >= thresholds.related()
                && !measures.verification().vetoesRelated();
    }
}
