package io.nearfar.detection;

import java.time.Duration;

/**
 * When two records are duplicates, and when two tickets resemble each other enough to say so.
 *
 * @param precision how many of the alerts about tickets shall be right; no effect on other kinds
 * @param calibration what says how sure it is that tickets are the same; no effect on other kinds
 * @param within longest time between two tickets of one requester that says that they belong together, default 14 days;
 *     longest time between two equal charges, default 24 hours; no effect on logs
 */
public record DuplicateConfig(PairRule.Precision precision, CalibrationSource calibration, Duration within) {

    public DuplicateConfig {
        if (!within.isPositive()) {
            throw new IllegalArgumentException("duplicates.within must be positive, was " + within);
        }
    }

    /** The same targets everywhere, with the calibration that comes with the program. */
    public static DuplicateConfig within(Duration within) {
        return new DuplicateConfig(PairRule.Precision.DEFAULT, CalibrationSource.SHIPPED, within);
    }

    /** The rule for tickets. */
    public PairRule forTickets() {
        return new PairRule.Calibrated(calibration.calibration(), precision);
    }

    /** The rule for log lines, of which only equal ones are duplicates. */
    public PairRule forLogs() {
        return new PairRule.FixedCosine(1);
    }
}
