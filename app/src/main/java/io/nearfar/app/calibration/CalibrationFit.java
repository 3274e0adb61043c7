package io.nearfar.app.calibration;

import io.nearfar.app.calibration.PrecisionCurve.Scored;
import io.nearfar.detection.Calibration;
import io.nearfar.detection.Calibration.Curve;
import io.nearfar.detection.Calibration.Point;
import io.nearfar.detection.PairRule.Precision;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Fits both probabilities to labelled pairs. What each threshold is worth is measured on pairs that the fit did not see: each
 * half of the records is judged by a fit to the other. What is alerted as a duplicate is not alerted as related, so it does
 * not count there.
 */
final class CalibrationFit {

    private final List<LabelledPair> pairs;
    private final double weight;
    private final List<Scored> duplicates;
    private final List<Scored> related;
    private final Calibration calibration;

    /** Fits; {@code prior} is the share of duplicates among the pairs of the stream, that of the labels if negative. */
    CalibrationFit(List<LabelledPair> pairs, String name, double prior) {
        this.pairs = List.copyOf(pairs);
        this.weight = positiveWeight(prior);
        this.duplicates = scored(LabelledPair::duplicate);
        Curve duplicate = curve(LabelledPair::duplicate, duplicates);
        this.related = without(told(duplicate), scored(LabelledPair::related));
        this.calibration = new Calibration(name, duplicate, curve(LabelledPair::related, related));
    }

    Calibration calibration() {
        return calibration;
    }

    /** How often a duplicate counts so that their share is that of the stream. */
    double weight() {
        return weight;
    }

    /** Every pair with its probability of being a duplicate. */
    List<Scored> duplicates() {
        return duplicates;
    }

    /** Those pairs whose record is not alerted as a duplicate, with their probability of being related. */
    List<Scored> related() {
        return related;
    }

    private Set<String> told(Curve duplicate) {
        double from = duplicate
                .reaching(Precision.DEFAULT.duplicate())
                .map(Point::threshold)
                .orElse(2.0);
        Set<String> told = new HashSet<>();
        duplicates.stream().filter(pair -> pair.probability() >= from).forEach(pair -> told.add(pair.record()));
        return told;
    }

    private static List<Scored> without(Set<String> told, List<Scored> scored) {
        return scored.stream().filter(pair -> !told.contains(pair.record())).toList();
    }

    private Curve curve(Predicate<LabelledPair> positive, List<Scored> scored) {
        LogisticFit.Fitted fitted = LogisticFit.of(pairs, positive, weight);
        return new Curve(pairs.size(), fitted.intercept(), fitted.weights(), PrecisionCurve.of(scored, weight));
    }

    private List<Scored> scored(Predicate<LabelledPair> positive) {
        List<Scored> scored = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            LogisticFit.Fitted fitted = LogisticFit.of(half(1 - half), positive, weight);
            half(half).forEach(pair -> scored.add(new Scored(pair.record(), fitted.of(pair), positive.test(pair))));
        }
        return scored;
    }

    private List<LabelledPair> half(int half) {
        return pairs.stream()
                .filter(pair -> Math.floorMod(pair.record().hashCode(), 2) == half)
                .toList();
    }

    private double positiveWeight(double prior) {
        double positives = pairs.stream().filter(LabelledPair::duplicate).count();
        double negatives = pairs.size() - positives;
        return prior < 0 ? 1 : prior / (1 - prior) * negatives / positives;
    }
}
