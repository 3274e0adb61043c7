package io.nearfar.app.calibration;

import io.nearfar.detection.Measure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Fits a logistic regression to labelled pairs: Newton's method on the likelihood with a small ridge, so that labels which
 * can be told apart completely still have finite weights. A measure whose weight would have the wrong sign, such as a
 * conflict that speaks for a duplicate, is left out and the others are fitted again. Deterministic.
 */
final class LogisticFit {

    private static final Set<Measure> AGAINST = EnumSet.of(Measure.CROWD, Measure.PARTICULARS, Measure.OPPOSITION);
    private static final double RIDGE = 0.1;
    private static final int STEPS = 50;
    private static final double SMALL = 1e-9;

    private final List<LabelledPair> pairs;
    private final Predicate<LabelledPair> positive;
    private final double positiveWeight;
    private final List<Measure> measures;

    private LogisticFit(
            List<LabelledPair> pairs, Predicate<LabelledPair> positive, double weight, List<Measure> measures) {
        this.pairs = pairs;
        this.positive = positive;
        this.positiveWeight = weight;
        this.measures = measures;
    }

    /**
     * What a fit gives.
     *
     * @param intercept log odds where every measure is 0
     * @param weights of the measures
     */
    record Fitted(double intercept, Map<Measure, Double> weights) {

        double of(LabelledPair pair) {
            double odds = intercept;
            for (Map.Entry<Measure, Double> weight : weights.entrySet()) {
                odds += weight.getValue() * pair.of(weight.getKey());
            }
            return 1 / (1 + StrictMath.exp(-odds));
        }
    }

    /** Fits to {@code pairs}; a positive one counts {@code positiveWeight} times. */
    static Fitted of(List<LabelledPair> pairs, Predicate<LabelledPair> positive, double positiveWeight) {
        List<Measure> measures = new ArrayList<>(List.of(Measure.values()));
        while (true) {
            Fitted fitted = new LogisticFit(pairs, positive, positiveWeight, measures).fit();
            List<Measure> wrong = measures.stream()
                    .filter(measure -> fitted.weights().getOrDefault(measure, 0.0) * sign(measure) < 0)
                    .toList();
            if (wrong.isEmpty()) {
                return fitted;
            }
            measures.removeAll(wrong);
        }
    }

    private static int sign(Measure measure) {
        return AGAINST.contains(measure) ? -1 : 1;
    }

    private Fitted fit() {
        int size = measures.size() + 1;
        double[] theta = new double[size];
        for (int step = 0; step < STEPS; step++) {
            double[][] hessian = new double[size][size + 1];
            for (LabelledPair pair : pairs) {
                add(pair, theta, hessian);
            }
            for (int i = 1; i < size; i++) {
                hessian[i][i] += RIDGE;
                hessian[i][size] -= RIDGE * theta[i];
            }
            hessian[0][0] += SMALL;
            double moved = move(theta, LinearSystem.solve(hessian));
            if (moved < SMALL) {
                break;
            }
        }
        Map<Measure, Double> weights = new EnumMap<>(Measure.class);
        for (int i = 0; i < measures.size(); i++) {
            weights.put(measures.get(i), theta[i + 1]);
        }
        return new Fitted(theta[0], weights);
    }

    private void add(LabelledPair pair, double[] theta, double[][] hessian) {
        int size = theta.length;
        double[] x = new double[size];
        double odds = 0;
        for (int i = 0; i < size; i++) {
            x[i] = i == 0 ? 1 : pair.of(measures.get(i - 1));
            odds += theta[i] * x[i];
        }
        double p = 1 / (1 + StrictMath.exp(-odds));
        boolean right = positive.test(pair);
        double weight = right ? positiveWeight : 1;
        for (int i = 0; i < size; i++) {
            hessian[i][size] += weight * ((right ? 1 : 0) - p) * x[i];
            for (int j = 0; j < size; j++) {
                hessian[i][j] += weight * p * (1 - p) * x[i] * x[j];
            }
        }
    }

    private static double move(double[] theta, double[] step) {
        double most = 0;
        for (double each : step) {
            most = Math.max(most, Math.abs(each));
        }
        double scale = Math.min(1, 5 / Math.max(most, SMALL));
        for (int i = 0; i < theta.length; i++) {
            theta[i] += scale * step[i];
        }
        return most;
    }
}
