package io.nearfar.detection;

/**
 * How sure it is that two equal charges are one made twice. Immutable.
 *
 * @param trade how soon people pay the same again at the merchant
 */
record RepeatOdds(Recurrence trade) {

    /** Of one reference sent twice. */
    static final double RESENT = 0.999;

    /*
     * What is charged twice by mistake comes again after seconds as often as after minutes or hours: evenly over the
     * logarithm of the gap, so with a density of 1 / gap. What is meant comes evenly over time. Their odds are then
     * even / gap, where at the gap "even" both are as likely. It is the trade's, unless the account's own rule is shorter:
     * five times the usual gap puts a probability of 0.98 at about a tenth of it.
     */
    private static final int USUAL_GAPS = 5;

    /** One card read in two ways, as when a tap seemed to fail, is rarer than one read twice. */
    private static final double OTHER_CHANNEL = 1.0 / 30;

    /** The probability for charges with those grounds; {@code sameChannel} when both were read in one way. */
    double confidence(RepeatGrounds grounds, boolean sameChannel) {
        if (grounds.sameReference()) {
            return RESENT;
        }
        long usual = grounds.usual().orElse(Long.MAX_VALUE / USUAL_GAPS);
        double even = Math.min(trade.even().toMillis(), USUAL_GAPS * usual);
        double weighed = sameChannel ? even : even * OTHER_CHANNEL;
        return weighed / (weighed + grounds.gap());
    }
}
