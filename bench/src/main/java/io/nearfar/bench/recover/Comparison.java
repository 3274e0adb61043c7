package io.nearfar.bench.recover;

import java.util.ArrayList;
import java.util.List;

/**
 * Answers to the same probes before and after a restart. Equal are those that name the same records in the same order with
 * the same figures, and at least one.
 *
 * @param probes how many there were
 * @param matches records that were named before the restart, over all probes
 * @param differences two lines for each probe whose answers differ
 */
record Comparison(int probes, int matches, List<String> differences) {

    Comparison {
        differences = List.copyOf(differences);
    }

    /**
     * Compares answers, probe by probe.
     *
     * @throws IllegalArgumentException when there are not equally many
     */
    static Comparison of(List<Answer> before, List<Answer> after) {
        if (before.size() != after.size()) {
            throw new IllegalArgumentException("%d answers against %d".formatted(before.size(), after.size()));
        }
        List<String> differences = new ArrayList<>();
        int matches = 0;
        for (int i = 0; i < before.size(); i++) {
            Answer.Said said = before.get(i).said();
            matches += said.matches().size();
            if (said.matches().isEmpty() || !said.equals(after.get(i).said())) {
                differences.add("%s%n%s".formatted(before.get(i), after.get(i)));
            }
        }
        return new Comparison(before.size(), matches, differences);
    }

    /** Probes with equal answers. */
    int equal() {
        return probes - differences.size();
    }
}
