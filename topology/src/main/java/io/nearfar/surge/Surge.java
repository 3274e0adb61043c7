package io.nearfar.surge;

/**
 * A surge that goes on.
 *
 * @param number its number in the scope, from 1
 * @param start when its first requester wrote, epoch milliseconds
 * @param hot when its matter was last more than usual, epoch milliseconds
 * @param told distinct requesters when it was last told
 * @param reading what made it one, at the start or the last doubling
 * @param records records since the start
 * @param repeats how many of them are duplicates of earlier ones
 * @param requesters who wrote them
 */
public record Surge(
        int number, long start, long hot, int told, Reading reading, int records, int repeats, Requesters requesters) {

    /** After another record; {@code now} is when. */
    Surge with(Sighting sighting) {
        int more = repeats + (sighting.mention().repeat() ? 1 : 0);
        Requesters all =
                requesters.plus(sighting.requester(), sighting.mention().time());
        return new Surge(number, start, hot, told, reading, records + 1, more, all);
    }

    Surge hotAt(long now) {
        return new Surge(number, start, Math.max(hot, now), told, reading, records, repeats, requesters);
    }

    Surge toldAs(Reading now) {
        return new Surge(number, start, hot, requesters.count(), now, records, repeats, requesters);
    }
}
