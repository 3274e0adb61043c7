package io.nearfar.app.check;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which values a field has, and how often.
 *
 * @param records records looked at
 * @param present records that have a value
 * @param distinct different values
 * @param top the most frequent values, at most three, most frequent first
 */
record Shares(int records, int present, int distinct, List<Count> top) {

    private static final int MOST = 3;

    /**
     * A value and how often it stands there.
     *
     * @param value as it may be shown
     * @param count records with it
     * @param share of all records looked at, in [0, 1]
     */
    record Count(String value, int count, double share) {}

    Shares {
        top = List.copyOf(top);
        if (present > records || distinct > present) {
            throw new IllegalArgumentException(
                    "%d different values in %d of %d records".formatted(distinct, present, records));
        }
    }

    /** Counts the values of a field, one for each record, empty where it has none. */
    static Shares of(List<String> values) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        values.stream().filter(value -> !value.isEmpty()).forEach(value -> counts.merge(value, 1, Integer::sum));
        int present = counts.values().stream().mapToInt(Integer::intValue).sum();
        List<Count> top = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(entry -> new Count(entry.getKey(), entry.getValue(), (double) entry.getValue() / values.size()))
                .toList();
        return new Shares(values.size(), present, counts.size(), top);
    }

    /** Share of records that have a value, in [0, 1]; 0 of no record. */
    double share() {
        return records == 0 ? 0 : (double) present / records;
    }

    /** Share of the most frequent value, in [0, 1]. */
    double largest() {
        return top.isEmpty() ? 0 : top.getFirst().share();
    }
}
