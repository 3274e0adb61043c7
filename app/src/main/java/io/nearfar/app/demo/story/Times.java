package io.nearfar.app.demo.story;

import java.time.Duration;
import java.time.Instant;

/** Draws times. */
record Times(Dice dice, Instant start) {

    /** Anywhere in the live part. */
    Instant live() {
        return between(start, start.plus(Script.LIVE));
    }

    /** In the live part, at least this long after its begin and before its end. */
    Instant live(Duration margin) {
        return between(start.plus(margin), start.plus(Script.LIVE).minus(margin));
    }

    /** Anywhere before the live part, at most this long. */
    Instant before(Duration atMost) {
        return between(start.minus(atMost), start);
    }

    /** From {@code first} up to {@code last}. */
    Instant between(Instant first, Instant last) {
        double millis = Duration.between(first, last).toMillis();
        return first.plusMillis((long) dice.between(0.0, millis));
    }

    /** Later by something between these, most often by little. */
    Instant after(Instant time, Duration least, Duration most) {
        double ratio = (double) most.toMillis() / least.toMillis();
        return time.plusMillis((long) (least.toMillis() * Math.pow(ratio, dice.between(0.0, 1.0))));
    }
}
