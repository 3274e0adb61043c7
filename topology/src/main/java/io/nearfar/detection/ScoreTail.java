package io.nearfar.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How often a score as high as this one was seen lately: a streaming estimate of the p-value of positive scores. Of the
 * latest 2,500 to 3,125 scores the highest are known exactly and all others by buckets, so that the estimate is exact where
 * alerts are decided and errs on the high, quiet side elsewhere. Immutable.
 */
public final class ScoreTail {

    /*
     * Rotating generations: the latest grows to GENERATION scores, then another one begins and the oldest is dropped. A shift
     * of level is absorbed once all of them are new, and while scores drift they lag by half as many.
     */
    static final int GENERATION = 625;

    /** Generations, the growing one included. */
    static final int GENERATIONS = 5;

    /** Before the first score. */
    public static final ScoreTail EMPTY = new ScoreTail(List.of(ScoreCounts.EMPTY), 0);

    private final List<ScoreCounts> generations;
    private final long scores;

    private ScoreTail(List<ScoreCounts> generations, long scores) {
        this.generations = generations;
        this.scores = scores;
    }

    /** From what {@link #generations()} gave, and all scores ever added. */
    public static ScoreTail of(List<ScoreCounts> generations, long scores) {
        return new ScoreTail(List.copyOf(generations), scores);
    }

    /** This tail with one more score. */
    public ScoreTail plus(double score) {
        List<ScoreCounts> next = new ArrayList<>(generations);
        if (next.getLast().count() < GENERATION) {
            next.set(next.size() - 1, next.getLast().plus(score));
        } else {
            next.add(ScoreCounts.EMPTY.plus(score));
        }
        if (next.size() > GENERATIONS) {
            next.removeFirst();
        }
        return new ScoreTail(List.copyOf(next), scores + 1);
    }

    /** The share of the latest scores that are as high as {@code score} or higher, itself counted, in (0, 1]. */
    public double pValue(double score) {
        int higher = 0;
        int all = 0;
        for (ScoreCounts generation : generations) {
            higher += generation.atLeast(score);
            all += generation.count();
        }
        return (higher + 1.0) / (all + 1.0);
    }

    /** Scores ever added. */
    public long scores() {
        return scores;
    }

    /** The generations, oldest first; at least the growing one, which is the last. */
    public List<ScoreCounts> generations() {
        return generations;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScoreTail tail && scores == tail.scores && generations.equals(tail.generations);
    }

    @Override
    public int hashCode() {
        return Objects.hash(scores, generations);
    }

    @Override
    public String toString() {
        return "ScoreTail[" + scores + " scores]";
    }
}
