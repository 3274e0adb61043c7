package io.nearfar.bench.outlier;

import com.amazon.randomcutforest.parkservices.GlobalLocalAnomalyDetector;
import com.amazon.randomcutforest.summarization.Summarizer;

/** The detector that clusters a sample of the stream now and then. */
final class GlobalLocalDetector implements Detector {

    private static final int SAMPLE = 2000;
    private static final int REPRESENTATIVES = 3;
    private static final long SEED = 11;

    private final GlobalLocalAnomalyDetector<float[]> detector = detector();

    @SuppressWarnings("unchecked") // its builder knows no type of points
    private static GlobalLocalAnomalyDetector<float[]> detector() {
        GlobalLocalAnomalyDetector<float[]> made = GlobalLocalAnomalyDetector.builder()
                .capacity(SAMPLE)
                .timeDecay(1.0 / SAMPLE)
                .numberOfRepresentatives(REPRESENTATIVES)
                .randomSeed(SEED)
                .build();
        made.setGlobalDistance(Summarizer::L2distance);
        return made;
    }

    @Override
    public double take(Arrival arrival) {
        return detector.process(arrival.embedding().toArray(), 1, null, true).getScore();
    }
}
