package io.nearfar.bench.recover;

import io.nearfar.bench.recover.Answer.Found;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers to the same probes before and after a restart. Probes of earlier rounds are matches themselves and take the
 * places of tickets, so the later answer has fewer of these: equal are answers of equal length where the tickets of the one
 * with fewer are the first tickets of the other, in order and similarity.
 *
 * @param probes how many there were
 * @param matches tickets that were compared, over all probes
 * @param differences a line for each probe whose answers differ
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
            int common = common(before.get(i), after.get(i));
            matches += common;
            if (!equal(before.get(i), after.get(i), common)) {
                differences.add("%s: %s%n%s: %s"
                        .formatted(
                                before.get(i).record(), before.get(i).matches(),
                                after.get(i).record(), after.get(i).matches()));
            }
        }
        return new Comparison(before.size(), matches, differences);
    }

    /** Probes with equal answers. */
    int equal() {
        return probes - differences.size();
    }

    private static int common(Answer before, Answer after) {
        return Math.min(before.tickets().size(), after.tickets().size());
    }

    private static boolean equal(Answer before, Answer after, int common) {
        List<Found> one = before.tickets().subList(0, common);
        List<Found> other = after.tickets().subList(0, common);
        return common > 0 && before.matches().size() == after.matches().size() && one.equals(other);
    }
}
