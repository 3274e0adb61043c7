package io.nearfar.app.calibration;

import io.nearfar.detection.Calibration.Point;
import java.util.ArrayList;
import java.util.Collection;
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

    /**
     * The points, the highest threshold first; a right alert counts {@code positiveWeight} times. Where that is not once,
     * few wrong alerts among the labels may be many on the stream: the interval then joins the worst of both 95 % intervals,
     * of the share of right pairs and of wrong ones that are alerted.
     */
    static List<Point> of(List<Scored> pairs, double positiveWeight) {
        Map<String, Scored> surest = new HashMap<>();
        pairs.forEach(pair -> surest.merge(pair.record(), pair, PrecisionCurve::surer));
        Totals totals = Totals.of(surest.values(), positiveWeight);
        List<Point> points = new ArrayList<>();
        for (int hundredth = 99; hundredth >= 5; hundredth--) {
            double threshold = hundredth / 100.0;
            List<Scored> alerted = surest.values().stream()
                    .filter(pair -> pair.probability() >= threshold)
                    .toList();
            if (alerted.size() >= LEAST) {
                points.add(totals.point(threshold, alerted));
            }
        }
        return points;
    }

    /**
     * What the surest pairs of all records are.
     *
     * @param right how many are right
     * @param wrong how many are not
     * @param weight how often a right one counts
     */
    private record Totals(int right, int wrong, double weight) {

        static Totals of(Collection<Scored> surest, double weight) {
            int right = count(surest);
            return new Totals(right, surest.size() - right, weight);
        }

        Point point(double threshold, List<Scored> alerted) {
            int alertedRight = count(alerted);
            double precision = share(alertedRight, alerted.size() - alertedRight);
            Wilson interval = weight == 1
                    ? Wilson.of(precision, alerted.size())
                    : weighted(alertedRight, alerted.size() - alertedRight);
            return new Point(threshold, precision, interval.low(), interval.high());
        }

        private Wilson weighted(int alertedRight, int alertedWrong) {
            Wilson rights = right == 0 ? Wilson.of(0, 0) : Wilson.of((double) alertedRight / right, right);
            Wilson wrongs = wrong == 0 ? Wilson.of(0, 0) : Wilson.of((double) alertedWrong / wrong, wrong);
            double low = share(right * rights.low(), wrong * wrongs.high());
            return new Wilson(low, share(right * rights.high(), wrong * wrongs.low()));
        }

        private static int count(Collection<Scored> pairs) {
            return Math.toIntExact(pairs.stream().filter(Scored::right).count());
        }

        private double share(double rights, double wrongs) {
            return rights == 0 ? 0 : rights * weight / (rights * weight + wrongs);
        }
    }

    private static Scored surer(Scored one, Scored other) {
        return other.probability() > one.probability() ? other : one;
    }
}
