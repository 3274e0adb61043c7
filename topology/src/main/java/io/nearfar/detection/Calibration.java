package io.nearfar.detection;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns what is measured of two tickets into probabilities: that they are the same request, and that they are about the same
 * problem. Fitted to labelled pairs; immutable.
 *
 * @param name for people, such as {@code default-1}
 * @param duplicate of the same request
 * @param related of the same problem
 */
public record Calibration(String name, Curve duplicate, Curve related) {

    /**
     * One probability.
     *
     * @param labels how many labelled pairs it was fitted to
     * @param intercept log odds where every measure is 0
     * @param weights what each measure adds to the log odds; one that is not named adds nothing
     * @param points what precision each threshold has, the highest threshold first
     */
    public record Curve(int labels, double intercept, Map<Measure, Double> weights, List<Point> points) {

        public Curve {
            weights = Collections.unmodifiableMap(new TreeMap<>(weights));
            points = List.copyOf(points);
        }

        /** The probability, in (0, 1). */
        public double of(Measures measures) {
            double odds = intercept;
            for (Measure measure : Measure.values()) {
                odds += weights.getOrDefault(measure, 0.0) * measures.of(measure);
            }
            return 1 / (1 + StrictMath.exp(-odds));
        }

        /** The lowest threshold whose alerts reach a mean precision; empty where none does. */
        public Optional<Point> reaching(double precision) {
            return points.stream()
                    .filter(point -> point.precision() >= precision)
                    .reduce((higher, lower) -> lower);
        }
    }

    /**
     * What was seen at one threshold.
     *
     * @param threshold probability from which a pair is accepted
     * @param precision share of the accepted that are right
     * @param low lower end of the 95 % interval of that share
     * @param high its upper end
     */
    public record Point(double threshold, double precision, double low, double high) {}
}
