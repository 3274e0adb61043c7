package io.nearfar.detection;

/**
 * How often an account pays and how much within a day. All but the times fade exponentially from payment to payment.
 *
 * @param first least event time of its payments, epoch milliseconds; 0 before it
 * @param last greatest event time of its payments, epoch milliseconds; 0 before the first
 * @param day payments, fading within a day
 * @param sum their amounts in units of what is usual in the currency, fading likewise
 * @param month payments, fading within 30 days
 * @param unusual surprises in nats by amounts, fading within 5 days
 */
public record Rhythm(long first, long last, double day, double sum, double month, double unusual) {

    private static final double MILLIS_PER_DAY = 86_400_000;
    private static final double MONTH_DAYS = 30;
    private static final double UNUSUAL_DAYS = 5;
    private static final double PRIOR_DAYS = 3;
    private static final double LEAST_DAYS = 0.5;
    private static final double LEAST_SURPRISE = 4;
    private static final double GREATEST_SURPRISE = 20;

    /** Before the first payment. */
    public static final Rhythm NONE = new Rhythm(0, 0, 0, 0, 0, 0);

    boolean isEmpty() {
        return last == 0;
    }

    /** This rhythm as it has faded at {@code time}; of what is earlier than the last payment nothing has. */
    Rhythm at(long time) {
        double days = Math.max(0, time - last) / MILLIS_PER_DAY;
        return isEmpty()
                ? this
                : new Rhythm(
                        first,
                        last,
                        day * StrictMath.exp(-days),
                        sum * StrictMath.exp(-days),
                        month * StrictMath.exp(-days / MONTH_DAYS),
                        unusual * StrictMath.exp(-days / UNUSUAL_DAYS));
    }

    /** After a payment; an amount that surprises little is none that is remembered as unusual. */
    Rhythm after(long time, double amount, double surprise) {
        Rhythm faded = at(time);
        double added = surprise < LEAST_SURPRISE ? 0 : Math.min(surprise, GREATEST_SURPRISE);
        return new Rhythm(
                isEmpty() ? time : Math.min(first, time),
                Math.max(last, time),
                faded.day + 1,
                faded.sum + amount,
                faded.month + 1,
                faded.unusual + added);
    }

    /** With nothing unusual. */
    Rhythm calmed() {
        return new Rhythm(first, last, day, sum, month, 0);
    }

    /** Payments a day as a rule, pulled towards {@code prior} while few days are known; of a rhythm faded at {@code time}. */
    double perDay(long time, double prior) {
        return (month + PRIOR_DAYS * prior) / (days(time) + PRIOR_DAYS);
    }

    /** Payments a day by its own alone. */
    double perDay(long time) {
        return month / Math.max(days(time), LEAST_DAYS);
    }

    /** How many days the fading count stands for; it holds the last payment, whenever it is asked. */
    private double days(long time) {
        double known = isEmpty() ? 0 : (Math.max(time, last) - first) / MILLIS_PER_DAY;
        return MONTH_DAYS * (1 - StrictMath.exp(-known / MONTH_DAYS));
    }

    /** Days since the last payment at {@code time}; negative for one that comes out of order. */
    double daysSinceLast(long time) {
        return (time - last) / MILLIS_PER_DAY;
    }
}
