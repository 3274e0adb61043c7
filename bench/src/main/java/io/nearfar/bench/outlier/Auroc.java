package io.nearfar.bench.outlier;

import java.util.Comparator;
import java.util.List;

/** Area under the ROC curve: how often an outlier scores above another record, equal scores counted half. */
final class Auroc {

    private Auroc() {}

    /** A record that was scored. */
    record Scored(double score, boolean planted) {}

    /** In [0, 1]; not a number when one of both sorts is missing. */
    static double of(List<Scored> all) {
        List<Scored> sorted =
                all.stream().sorted(Comparator.comparingDouble(Scored::score)).toList();
        double wins = 0;
        long below = 0;
        long planted = 0;
        for (int first = 0; first < sorted.size(); ) {
            int end = first;
            int outliers = 0;
            while (end < sorted.size()
                    && sorted.get(end).score() == sorted.get(first).score()) {
                outliers += sorted.get(end).planted() ? 1 : 0;
                end++;
            }
            int others = end - first - outliers;
            wins += outliers * (below + others / 2.0);
            below += others;
            planted += outliers;
            first = end;
        }
        return wins / ((double) below * planted);
    }
}
