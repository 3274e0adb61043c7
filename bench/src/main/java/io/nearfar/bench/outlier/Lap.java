package io.nearfar.bench.outlier;

import io.nearfar.bench.outlier.Auroc.Scored;
import io.nearfar.bench.verify.Times;
import java.util.ArrayList;
import java.util.List;

/** A detector on its way through the stream, and how it did. */
final class Lap {

    private static final Detector NONE = arrival -> {
        throw new IllegalStateException("the lap is over");
    };

    private Detector detector;
    private final List<Scored> scored = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();

    Lap(Detector detector) {
        this.detector = detector;
    }

    /** Takes records that do not count. */
    void warmUp(List<Arrival> arrivals) {
        arrivals.forEach(detector::take);
    }

    /** Takes records one by one and remembers what it said and how long it took. */
    void take(List<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            long started = System.nanoTime();
            double score = detector.take(arrival);
            times.add(System.nanoTime() - started);
            scored.add(new Scored(score, arrival.planted()));
        }
    }

    /** Lets the detector go. */
    void end() {
        detector = NONE;
    }

    Times times() {
        return Times.of(times.stream().mapToLong(Long::longValue).toArray());
    }

    double auroc() {
        return Auroc.of(scored);
    }
}
