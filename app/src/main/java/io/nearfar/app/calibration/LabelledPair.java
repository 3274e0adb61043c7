package io.nearfar.app.calibration;

import io.nearfar.detection.Measure;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two tickets of which somebody said what they are.
 *
 * @param record the later one; of its pairs one alone can be alerted
 * @param measured what was measured of both; what is missing counts as 0
 * @param duplicate whether they are the same request
 * @param related whether they are about the same problem, as the same request always is
 */
record LabelledPair(String record, Map<Measure, Double> measured, boolean duplicate, boolean related) {

    LabelledPair {
        measured = Collections.unmodifiableMap(new TreeMap<>(measured));
        related |= duplicate;
    }

    double of(Measure measure) {
        return measured.getOrDefault(measure, 0.0);
    }
}
