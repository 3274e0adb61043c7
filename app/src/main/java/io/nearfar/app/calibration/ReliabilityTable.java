package io.nearfar.app.calibration;

import io.nearfar.app.calibration.PrecisionCurve.Scored;
import io.nearfar.detection.Calibration.Curve;
import io.nearfar.detection.Calibration.Point;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a fit is worth, for people: how often it is right of what it is sure by so much, and what each threshold gives. */
final class ReliabilityTable {

    private static final int BINS = 10;
    private static final int EVERY = 5;

    private ReliabilityTable() {}

    /**
     * Lines for one kind of alert.
     *
     * @param scored pairs that the fit did not see
     * @param weight how often a right pair counts, so that the share of these is that of the stream
     */
    static String of(String kind, List<Scored> scored, double weight, Curve curve, double target) {
        Formatter lines = new Formatter(Locale.ROOT);
        lines.format("%s: %,d labelled pairs%n", kind, curve.labels());
        lines.format("  sure by       pairs   mean   right%n");
        for (int bin = 0; bin < BINS; bin++) {
            bin(lines, bin, scored, weight);
        }
        lines.format("  from      precision   95 %% interval%n");
        for (int i = 0; i < curve.points().size(); i += i < EVERY ? 1 : EVERY) {
            Point point = curve.points().get(i);
            lines.format(
                    "  %.2f        %.3f       %.3f-%.3f%n",
                    point.threshold(), point.precision(), point.low(), point.high());
        }
        curve.reaching(target)
                .ifPresentOrElse(
                        point -> lines.format(
                                "  target %s is reached from %.2f on (%.3f-%.3f)%n",
                                target, point.threshold(), point.low(), point.high()),
                        () -> lines.format(
                                "  target %s is never reached: only equal texts would be alerted%n", target));
        return lines.toString();
    }

    private static void bin(Formatter lines, int bin, List<Scored> scored, double weight) {
        List<Scored> inside = scored.stream()
                .filter(pair -> Math.min(BINS - 1, (int) (pair.probability() * BINS)) == bin)
                .toList();
        if (!inside.isEmpty()) {
            ToDoubleFunction<Scored> counts = pair -> pair.right() ? weight : 1;
            double all = inside.stream().mapToDouble(counts).sum();
            double mean = inside.stream()
                            .mapToDouble(pair -> pair.probability() * counts.applyAsDouble(pair))
                            .sum()
                    / all;
            double right = inside.stream().filter(Scored::right).count() * weight / all;
            lines.format(
                    "  %.1f-%.1f    %,8d   %.3f   %.3f%n", bin / 10.0, (bin + 1) / 10.0, inside.size(), mean, right);
        }
    }
}
