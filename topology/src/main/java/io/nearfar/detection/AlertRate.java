package io.nearfar.detection;

/**
 * How many alerts of one kind one tenant's records have raised in a minute of event time, and how many were held back. A
 * circuit breaker against our own mistakes: past a bound one alert about the overflow stands for all further ones, and
 * another tells how many they were once the flood is over.
 *
 * <p>Records more than {@link #MOST_BEHIND} minutes behind the greatest minute are counted by a minute of their own, so that
 * neither a record with a wrong clock nor a source that lags silences others or lets a flood pass.
 *
 * @param minute the greatest minute, in minutes since 1970
 * @param alerts alerts let through in it
 * @param lateMinute the minute of those far behind
 * @param lateAlerts alerts let through in that
 * @param held alerts held back since an overflow was last told
 * @param toldAt the minute in which an overflow was last told
 */
public record AlertRate(long minute, int alerts, long lateMinute, int lateAlerts, long held, long toldAt) {

    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final long MOST_BEHIND = 10;
    private static final long MINUTES_BETWEEN = 60;

    /** Of a tenant without alerts. */
    public static final AlertRate NONE = new AlertRate(0, 0, 0, 0, 0, -MINUTES_BETWEEN);

    /** What becomes of an alert. */
    public enum Passage {
        /** It is sent. */
        SENT,
        /** It is sent after those held back before were told, for the flood is over. */
        SENT_AFTER,
        /** It is held back, and an overflow is told in its place. */
        TOLD,
        /** It is held back. */
        HELD
    }

    /** What becomes of the next alert, about a record of {@code time} (epoch milliseconds), with {@code most} a minute. */
    public Passage next(long time, int most) {
        if (at(time).count(time) < most) {
            return isOver(time, most) ? Passage.SENT_AFTER : Passage.SENT;
        }
        return Math.abs(minute(time) - toldAt) >= MINUTES_BETWEEN ? Passage.TOLD : Passage.HELD;
    }

    /** This rate after that alert. */
    public AlertRate after(long time, int most) {
        AlertRate now = at(time);
        return switch (next(time, most)) {
            case SENT -> now.counted(time, held, toldAt);
            case SENT_AFTER -> now.counted(time, 0, toldAt);
            case TOLD -> new AlertRate(now.minute, now.alerts, now.lateMinute, now.lateAlerts, 0, minute(time));
            case HELD -> new AlertRate(now.minute, now.alerts, now.lateMinute, now.lateAlerts, held + 1, toldAt);
        };
    }

    /** What is told in place of the next alert or before it, when its passage says so. */
    public Overflow overflow(long time, int most) {
        boolean over = next(time, most) == Passage.SENT_AFTER;
        return new Overflow(most, over ? held : held + 1, minute(time), over);
    }

    /** Whether something was held back, and the minute before this one was not full any more. */
    private boolean isOver(long time, int most) {
        long now = minute(time);
        return held > 0 && now > minute && (now > minute + 1 || alerts < most);
    }

    private AlertRate at(long time) {
        long now = minute(time);
        if (now > minute) {
            return new AlertRate(now, 0, lateMinute, lateAlerts, held, toldAt);
        }
        boolean same = !isLate(now) || (now <= lateMinute && now >= lateMinute - MOST_BEHIND);
        return same ? this : new AlertRate(minute, alerts, now, 0, held, toldAt);
    }

    private AlertRate counted(long time, long stillHeld, long told) {
        return isLate(minute(time))
                ? new AlertRate(minute, alerts, lateMinute, lateAlerts + 1, stillHeld, told)
                : new AlertRate(minute, alerts + 1, lateMinute, lateAlerts, stillHeld, told);
    }

    private int count(long time) {
        return isLate(minute(time)) ? lateAlerts : alerts;
    }

    private boolean isLate(long now) {
        return now < minute - MOST_BEHIND;
    }

    private static long minute(long time) {
        return time / MILLIS_PER_MINUTE;
    }
}
