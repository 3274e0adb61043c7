package io.nearfar.bench.search;

import io.nearfar.embedding.EmbeddingCode;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * How similar two vectors of a set are that were drawn at random.
 *
 * @param values the cosine similarity at each of {@link #PERCENT}, ascending
 */
record CosineQuantiles(List<Double> values) {

    static final List<Integer> PERCENT = List.of(1, 10, 25, 50, 75, 90, 99);

    private static final int PAIRS = 200_000;
    private static final long SEED = 17;

    /** Of a set of {@code count} vectors. */
    static CosineQuantiles of(int count, IntFunction<EmbeddingCode> vectors) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] cosines = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            int one = random.nextInt(count);
            int other = (one + 1 + random.nextInt(count - 1)) % count;
            cosines[i] = vectors.apply(one).similarity(vectors.apply(other));
        }
        Arrays.sort(cosines);
        return new CosineQuantiles(
                PERCENT.stream().map(percent -> cosines[PAIRS / 100 * percent]).toList());
    }

    /** The largest difference between quantiles of the same rank. */
    double difference(CosineQuantiles other) {
        double largest = 0;
        for (int i = 0; i < values.size(); i++) {
            largest = Math.max(largest, Math.abs(values.get(i) - other.values.get(i)));
        }
        return largest;
    }

    @Override
    public String toString() {
        return values.stream().map("%6.3f"::formatted).collect(Collectors.joining(" "));
    }
}
