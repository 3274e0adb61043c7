package io.nearfar.detection;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An earlier record and how like it the new one is.
 *
 * @param id its record id
 * @param time its event time, epoch milliseconds
 * @param similarity cosine similarity, in [-1, 1]; of payments the confidence
 * @param confidence how sure it is that both are the same, in [0, 1]
 * @param measured what the confidence was made of; empty of payments and log lines
 */
public record Match(String id, long time, double similarity, double confidence, Map<Measure, Double> measured) {

    public Match {
        measured = Collections.unmodifiableMap(new TreeMap<>(measured));
    }

    /** A match of which nothing else was measured. */
    public Match(String id, long time, double similarity, double confidence) {
        this(id, time, similarity, confidence, Map.of());
    }
}
