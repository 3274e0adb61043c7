package io.nearfar.app.terminal;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the alerts about two records have in common. */
final class Pairing {

    private static final String CALIBRATED = "target precision";

    /** Seconds; a million years. */
    private static final double LONGEST_GAP = 3.2e13;

    private Pairing() {}

    /** How sure an alert is. Only a calibrated score is a probability; others are called what they are. */
    static String sure(Body body, String uncalibrated) {
        double score = body.number("score").orElse(0);
        if (body.text("threshold_origin").startsWith(CALIBRATED)) {
            return Figures.percent(score, 1) + " sure";
        }
        return uncalibrated;
    }

    /** How much older the matched record is, in parentheses after a space; empty where that is not known. */
    static String age(Body body) {
        return span(body)
                .map(span -> {
                    if (span.toSeconds() == 0) {
                        return " (same moment)";
                    }
                    return " (%s %s)".formatted(Figures.span(span.abs()), span.isNegative() ? "newer" : "older");
                })
                .orElse("");
    }

    private static Optional<Duration> span(Body body) {
        OptionalDouble gap = body.number("match", "gap_seconds");
        if (gap.isPresent() && Math.abs(gap.getAsDouble()) < LONGEST_GAP) {
            return Optional.of(Duration.ofSeconds((long) gap.getAsDouble()));
        }
        return body.time("event_time")
                .flatMap(now -> body.time("match", "event_time").map(then -> Duration.between(then, now)));
    }
}
