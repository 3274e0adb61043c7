package io.nearfar.app.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How two ways to group the same items agree, over all pairs of items.
 *
 * @param precision share of the pairs put together that belong together; 1 when none was put together
 * @param recall share of the pairs that belong together that were put together; 1 when none belongs together
 */
record PairAgreement(double precision, double recall) {

    /** Item {@code i} belongs to {@code truth.get(i)} and was put into {@code found.get(i)}. */
    static PairAgreement of(List<String> truth, List<String> found) {
        Map<List<String>, Long> both = new HashMap<>();
        Map<String, Long> belonging = new HashMap<>();
        Map<String, Long> together = new HashMap<>();
        for (int i = 0; i < truth.size(); i++) {
            both.merge(List.of(truth.get(i), found.get(i)), 1L, Long::sum);
            belonging.merge(truth.get(i), 1L, Long::sum);
            together.merge(found.get(i), 1L, Long::sum);
        }
        long agreeing = pairs(both);
        return new PairAgreement(share(agreeing, pairs(together)), share(agreeing, pairs(belonging)));
    }

    private static long pairs(Map<?, Long> sizes) {
        return sizes.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 1 : part / (double) whole;
    }
}
