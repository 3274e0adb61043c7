package io.nearfar.app.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a misspelt name most likely stands for. */
final class NearestName {

    private NearestName() {}

    /** The candidate with the fewest edits; the first of equals by name. */
    static String of(String name, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.<String>comparingInt(candidate -> edits(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /** The same, if it is at most so many edits away. */
    static Optional<String> within(int mostEdits, String name, Collection<String> candidates) {
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of(of(name, candidates)).filter(nearest -> edits(name, nearest) <= mostEdits);
    }

    /** The same, if at most half of the name, or two signs, would have to change. */
    static Optional<String> near(String name, Collection<String> candidates) {
        return within(Math.max(2, name.length() / 2), name, candidates);
    }

    /** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment distance). */
    private static int edits(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int fewest(int[][] edits, String a, String b, int i, int j) {
        int substituted = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(substituted, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
    }
}
