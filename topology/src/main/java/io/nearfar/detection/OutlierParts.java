package io.nearfar.detection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the outlier score of a ticket or log line is made of.
 *
 * @param centroid 1 - cosine similarity to the nearest normal centroid, 1 while nothing is normal, in [0, 2]
 * @param nearest mean of 1 - cosine similarity to the nearest recent records, 0 of an exact repeat, in [0, 2]
 * @param line how rare it is as a log line; empty of a ticket
 */
public record OutlierParts(double centroid, double nearest, Optional<LineRarity> line) {

    /**
     * How far from everything usual: of a ticket the lesser distance, in [0, 2], for a ticket of a rare matter is near to the few
     * that there are; of a log line its rarity, and the mean of both distances besides.
     */
    double score() {
        return line.map(rarity -> rarity.score() + (centroid + nearest) / 2)
                .orElseGet(() -> Math.min(centroid, nearest));
    }

    /** Each part by its name; those of rarity in nats. */
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("centroid", centroid);
        values.put("nearest", nearest);
        line.ifPresent(rarity -> {
            values.put("template", rarity.template());
            values.put("words", rarity.words());
            values.put("level", rarity.level().rarity());
            values.put("alarm", rarity.alarm().rarity());
        });
        return values;
    }
}
