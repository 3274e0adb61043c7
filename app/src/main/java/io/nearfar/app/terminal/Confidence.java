package io.nearfar.app.terminal;

import java.time.Duration;
import java.util.Optional;

/** What the alerts about two records have in common. */
final class Confidence {

    private static final String CALIBRATED = "target precision";

    private Confidence() {}

    /** How sure an alert is. Only a calibrated score is a probability; others are called what they are. */
    static String of(Body body, String uncalibrated) {
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
        if (body.has("match", "gap_seconds")) {
            return Optional.of(Duration.ofSeconds(
                    (long) body.number("match", "gap_seconds").orElse(0)));
        }
        return body.time("event_time")
                .flatMap(now -> body.time("match", "event_time").map(then -> Duration.between(then, now)));
    }
}
