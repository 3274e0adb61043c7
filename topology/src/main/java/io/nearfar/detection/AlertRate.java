package io.nearfar.detection;

/**
 * How many alerts one tenant's records have raised in a minute of event time, and how many were held back. A circuit
 * breaker against our own mistakes: past a bound one alert about the overflow stands for all further ones.
 *
 * <p>Minutes only move forward, but for a record more than {@link #MOST_BEHIND} minutes behind, which starts anew: one
 * record with a wrong clock must not silence those after it.
 *
 * @param minute the minute that {@code alerts} counts, in minutes since 1970
 * @param alerts alerts let through in that minute
 * @param held alerts held back since an overflow was last told
 * @param toldAt the minute in which an overflow was last told
 */
public record AlertRate(long minute, int alerts, long held, long toldAt) {

    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final long MOST_BEHIND = 10;
    private static final long MINUTES_BETWEEN = 60;

    /** Of a tenant without alerts. */
    public static final AlertRate NONE = new AlertRate(0, 0, 0, -MINUTES_BETWEEN);

    /** What becomes of an alert. */
    public enum Passage {
        /** It is sent. */
        SENT,
        /** It is held back, and an overflow is told in its place. */
        TOLD,
        /** It is held back. */
        HELD
    }

    /** What becomes of the next alert, about a record of {@code time} (epoch milliseconds), with {@code most} a minute. */
    public Passage next(long time, int most) {
        if (at(time).alerts < most) {
            return Passage.SENT;
        }
        return Math.abs(at(time).minute - toldAt) >= MINUTES_BETWEEN ? Passage.TOLD : Passage.HELD;
    }

    /** This rate after that alert. */
    public AlertRate after(long time, int most) {
        AlertRate now = at(time);
        return switch (next(time, most)) {
            case SENT -> new AlertRate(now.minute, now.alerts + 1, held, toldAt);
            case TOLD -> new AlertRate(now.minute, now.alerts, 0, now.minute);
            case HELD -> new AlertRate(now.minute, now.alerts, held + 1, toldAt);
        };
    }

    /** What is told in place of the next alert, when its passage is {@link Passage#TOLD}. */
    public Overflow overflow(long time, int most) {
        return new Overflow(most, held + 1, at(time).minute);
    }

    private AlertRate at(long time) {
        long now = time / MILLIS_PER_MINUTE;
        boolean same = now <= minute && now >= minute - MOST_BEHIND;
        return same ? this : new AlertRate(now, 0, held, toldAt);
    }
}
