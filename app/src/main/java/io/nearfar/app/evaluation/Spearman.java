package io.nearfar.app.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Spearman's rank correlation: Pearson's correlation of ranks, equal values sharing the mean of theirs. */
final class Spearman {

    private Spearman() {}

    /** In [-1, 1]; not a number when one side has only one value. */
    static double of(List<Double> a, List<Double> b) {
        if (a.size() != b.size()) {
            throw new IllegalArgumentException("%d values against %d".formatted(a.size(), b.size()));
        }
        double[] x = ranks(a);
        double[] y = ranks(b);
        double mean = (a.size() + 1) / 2.0;
        double covariance = 0;
        double varianceX = 0;
        double varianceY = 0;
        for (int i = 0; i < x.length; i++) {
            covariance += (x[i] - mean) * (y[i] - mean);
            varianceX += (x[i] - mean) * (x[i] - mean);
            varianceY += (y[i] - mean) * (y[i] - mean);
        }
        return covariance / Math.sqrt(varianceX * varianceY);
    }

    private static double[] ranks(List<Double> values) {
        List<Integer> order = IntStream.range(0, values.size())
                .boxed()
                .sorted(Comparator.comparing(values::get))
                .toList();
        double[] ranks = new double[values.size()];
        for (int start = 0, end; start < order.size(); start = end) {
            double value = values.get(order.get(start));
            for (end = start; end < order.size() && values.get(order.get(end)) == value; end++) {}
            for (int i = start; i < end; i++) {
                ranks[order.get(i)] = (start + 1 + end) / 2.0;
            }
        }
        return ranks;
    }
}
