package io.nearfar.app.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Scored examples, some of them positive, from the highest score down. Examples with equal scores are taken together, so
 * no figure depends on their order.
 */
final class Ranking {

    private final List<Level> levels;
    private final int positives;
    private final int negatives;

    /**
     * One example.
     *
     * @param score higher means more likely positive
     * @param positive what the label says
     */
    record Example(double score, boolean positive) {}

    /** What is accepted when everything down to one score is. */
    private record Level(double score, int accepted, int right, int levelPositives, int levelNegatives) {}

    private Ranking(List<Level> levels, int positives, int negatives) {
        this.levels = levels;
        this.positives = positives;
        this.negatives = negatives;
    }

    static Ranking of(List<Example> examples) {
        List<Example> sorted = new ArrayList<>(examples);
        sorted.sort(Comparator.comparingDouble(Example::score).reversed());
        List<Level> levels = new ArrayList<>();
        int right = 0;
        for (int start = 0, end; start < sorted.size(); start = end) {
            int before = right;
            for (end = start;
                    end < sorted.size()
                            && sorted.get(end).score() == sorted.get(start).score();
                    end++) {
                right += sorted.get(end).positive() ? 1 : 0;
            }
            levels.add(new Level(sorted.get(start).score(), end, right, right - before, end - start - right + before));
        }
        return new Ranking(levels, right, sorted.size() - right);
    }

    int positives() {
        return positives;
    }

    int negatives() {
        return negatives;
    }

    /** Whether both sorts are there, without which no figure says anything. */
    boolean isMixed() {
        return positives > 0 && negatives > 0;
    }

    /**
     * Chance that a random positive stands above a random negative, a tie counting half (Mann-Whitney U over the number of
     * pairs).
     */
    double auroc() {
        double above = 0;
        long negativesBelow = negatives;
        for (Level level : levels) {
            negativesBelow -= level.levelNegatives();
            above += level.levelPositives() * (negativesBelow + level.levelNegatives() / 2.0);
        }
        return above / ((double) positives * negatives);
    }

    /** Mean precision over the positives, each at its own level. */
    double averagePrecision() {
        return averagePrecision(positives);
    }

    /** The same where {@code wanted} positives should have been found, some of which are not among the examples as such. */
    double averagePrecision(int wanted) {
        double sum = 0;
        for (Level level : levels) {
            sum += level.levelPositives() * (level.right() / (double) level.accepted());
        }
        return sum / wanted;
    }

    /** The greatest harmonic mean of precision and recall over all thresholds. */
    double bestF1() {
        return levels.stream()
                .mapToDouble(level -> 2.0 * level.right() / (level.accepted() + positives))
                .max()
                .orElse(0);
    }

    /** The highest threshold that accepts at least {@code recall} of the positives. */
    double thresholdAtRecall(double recall) {
        return atRecall(recall).map(Level::score).orElse(Double.NEGATIVE_INFINITY);
    }

    /** Share of the negatives accepted at the highest threshold that accepts at least {@code recall} of the positives. */
    double falseShareAtRecall(double recall) {
        return atRecall(recall)
                .map(level -> (level.accepted() - level.right()) / (double) negatives)
                .orElse(1.0);
    }

    /** Share of all examples accepted at the highest threshold that accepts at least {@code recall} of the positives. */
    double shareAtRecall(double recall) {
        return atRecall(recall)
                .map(level -> level.accepted() / (double) (positives + negatives))
                .orElse(1.0);
    }

    private Optional<Level> atRecall(double recall) {
        return levels.stream()
                .filter(level -> level.right() >= recall * positives)
                .findFirst();
    }
}
