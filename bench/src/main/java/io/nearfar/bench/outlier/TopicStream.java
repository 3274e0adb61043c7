package io.nearfar.bench.outlier;

import io.nearfar.bench.search.VectorMill;
import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Records of so many topics, all as frequent, and one outlier in each hundred. The record of a number is always the same.
 * Immutable.
 */
final class TopicStream {

    /** Of all vectors. */
    static final int DIMENSIONS = 384;

    /** Records among which there is one outlier. */
    static final int HUNDRED = 100;

    private static final double FARTHEST = 0.8;
    private static final double NEAREST = 0.95;
    private static final long START = 1_780_000_000_000L;
    private static final long STEP = 120_000;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final List<Spot> topics;
    private final List<Spot> strange;
    private final VectorMill mill;

    /** Records turned away from {@code topics}, outliers from {@code strange}, which are none of them. */
    TopicStream(List<Spot> topics, List<Spot> strange, VectorMill mill) {
        this.topics = List.copyOf(topics);
        this.strange = List.copyOf(strange);
        this.mill = mill;
    }

    int topics() {
        return topics.size();
    }

    /** Those from {@code first} on and before {@code end}, their texts and arrays shared with nobody. */
    List<Arrival> arrivals(int first, int end) {
        return IntStream.range(first, end).mapToObj(this::arrival).toList();
    }

    private Arrival arrival(int number) {
        int hundred = number / HUNDRED;
        boolean planted = number % HUNDRED == random(~hundred).nextInt(HUNDRED);
        SplittableRandom random = random(number);
        Spot spot = planted ? strange.get(hundred % strange.size()) : topics.get(random.nextInt(topics.size()));
        Embedding middle = spot.code().embedding();
        EmbeddingCode code = mill.planted(middle, random.nextDouble(FARTHEST, NEAREST), number);
        String text = spot.text() + " " + number;
        return new Arrival(number, START + number * STEP, text, code, code.embedding(), planted);
    }

    private static SplittableRandom random(long number) {
        return new SplittableRandom(number * GOLDEN);
    }
}
