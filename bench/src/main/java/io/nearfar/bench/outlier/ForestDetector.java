package io.nearfar.bench.outlier;

import com.amazon.randomcutforest.RandomCutForest;

/** A random cut forest with its usual settings: 50 trees of 256 samples. */
final class ForestDetector implements Detector {

    private static final long SEED = 11;

    private final RandomCutForest forest = RandomCutForest.builder()
            .dimensions(TopicStream.DIMENSIONS)
            .randomSeed(SEED)
            .build();

    @Override
    public double take(Arrival arrival) {
        float[] point = arrival.embedding().toArray();
        double score = forest.getAnomalyScore(point);
        forest.update(point);
        return score;
    }
}
