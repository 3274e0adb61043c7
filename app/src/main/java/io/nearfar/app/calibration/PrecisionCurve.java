package io.nearfar.app.calibration;

import io.nearfar.detection.Calibration.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The precision of what would be alerted, threshold by threshold. A record is alerted once, about the surest of its pairs.
 */
final class PrecisionCurve {

    /** Fewer alerts say too little of a threshold. */
    private static final int LEAST = 20;

    private PrecisionCurve() {}

    /**
     * A pair with what a fit made of it.
     *
     * @param record the later ticket
     * @param probability as fitted to other pairs than this
     * @param right whether it is what the fit looks for
     */
    record Scored(String record, double probability, boolean right) {}

    /** The points, the highest threshold first; a right alert counts {@code positiveWeight} times. */
    static List<Point> of(List<Scored> pairs, double positiveWeight) {
        Map<String, Scored> surest = new HashMap<>();
        pairs.forEach(pair -> surest.merge(pair.record(), pair, PrecisionCurve::surer));
        List<Point> points = new ArrayList<>();
        for (int hundredth = 99; hundredth >= 5; hundredth--) {
            double threshold = hundredth / 100.0;
            List<Scored> alerted = surest.values().stream()
                    .filter(pair -> pair.probability() >= threshold)
                    .toList();
            if (alerted.size() >= LEAST) {
                points.add(point(threshold, alerted, positiveWeight));
            }
        }
        return points;
    }

    private static Point point(double threshold, List<Scored> alerted, double positiveWeight) {
        long right = alerted.stream().filter(Scored::right).count();
        double weighted = right * positiveWeight;
        double precision = weighted / (weighted + alerted.size() - right);
        Wilson interval = Wilson.of(precision, alerted.size());
        return new Point(threshold, precision, interval.low(), interval.high());
    }

    private static Scored surer(Scored one, Scored other) {
        return other.probability() > one.probability() ? other : one;
    }
}
