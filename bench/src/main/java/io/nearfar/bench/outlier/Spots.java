package io.nearfar.bench.outlier;

import io.nearfar.bench.search.BaseVectors;
import io.nearfar.bench.search.SeedText;
import io.nearfar.bench.search.VectorMill;
import io.nearfar.embedding.EmbeddingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Texts of which no two are alike, in two parts.
 *
 * @param usual what topics are made from
 * @param strange what outliers are made from: every fifth product and service, which are in no topic
 * @param mill turns their vectors
 */
record Spots(List<Spot> usual, List<Spot> strange, VectorMill mill) {

    private static final double MOST_ALIKE = 0.8;
    private static final int HELD_OUT = 5;

    /** Those of the texts that are not too much like one before. */
    static Spots of(BaseVectors base, long seed) {
        List<Spot> apart = apart(base);
        List<String> names =
                List.copyOf(apart.stream().map(Spot::topic).collect(Collectors.toCollection(TreeSet::new)));
        Map<Boolean, List<Spot>> parts =
                apart.stream().collect(Collectors.partitioningBy(spot -> names.indexOf(spot.topic()) % HELD_OUT == 0));
        VectorMill mill = new VectorMill(base.topics(), VectorMill.Mix.DEFAULT, seed);
        return new Spots(parts.getOrDefault(false, List.of()), parts.getOrDefault(true, List.of()), mill);
    }

    private static List<Spot> apart(BaseVectors base) {
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < base.texts().size(); i++) {
            EmbeddingCode code = base.codes().get(i);
            if (spots.stream().noneMatch(spot -> spot.code().similarity(code) > MOST_ALIKE)) {
                SeedText text = base.texts().get(i);
                spots.add(new Spot(text.text(), text.topic(), code));
            }
        }
        return spots;
    }

    /** A stream over the first of the usual ones. */
    TopicStream stream(int topics) {
        return new TopicStream(usual.subList(0, topics), strange, mill);
    }
}
