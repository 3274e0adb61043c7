package io.nearfar.surge;

/**
 * How a matter stands against its past.
 *
 * @param since begin of the time looked at, epoch milliseconds
 * @param until its end
 * @param requesters distinct requesters in it
 * @param usual how many were to be expected
 * @param pValue how likely so many or more are, in [0, 1]
 */
public record Reading(long since, long until, int requesters, double usual, double pValue) {

    /** Of a matter that is not worth a look. */
    static final Reading NOTHING = new Reading(0, 0, 0, 0, 1);

    /** How many were to be expected from {@code start} to {@code end}, at this rate. */
    public double usualBetween(long start, long end) {
        double looked = Math.max(SurgeOdds.SHORTEST.toMillis(), until - since);
        return usual * Math.max(1, (end - start) / looked);
    }
}
