package io.nearfar.bench.search;

import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes any number of vectors out of a few real ones, as alike to each other at random as those are. The vector of a number
 * is always the same. Immutable; safe for all threads.
 */
public final class VectorMill {

    /*
     * a x + b y + (1 - a - b) m + noise, normalised: x is a random base vector, y another of its topic, m the mean of that
     * topic. So the made vectors of a topic have its mean; with a^2 + b^2 = 1 they deviate from it as much as its base
     * vectors do. The noise is Gaussian in every direction. The quantiles of random pairs tell how well that holds; see
     * CosineQuantiles.
     */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final long seed;
    private final Mix mix;
    private final float[][] base;
    private final int[] topicOf;
    private final float[][] means;
    private final int[] starts;

    public VectorMill(List<List<Embedding>> topics, Mix mix, long seed) {
        this.base =
                topics.stream().flatMap(List::stream).map(Embedding::toArray).toArray(float[][]::new);
        this.topicOf = new int[base.length];
        this.starts = new int[topics.size() + 1];
        this.means = new float[topics.size()][];
        for (int topic = 0; topic < means.length; topic++) {
            starts[topic + 1] = starts[topic] + topics.get(topic).size();
            Arrays.fill(topicOf, starts[topic], starts[topic + 1], topic);
            means[topic] = mean(Arrays.copyOfRange(base, starts[topic], starts[topic + 1]));
        }
        this.mix = mix;
        this.seed = seed;
    }

    /**
     * How vectors are mixed.
     *
     * @param first the part of the first of a pair, a
     * @param second the part of the second, b
     * @param noise expected length of the noise
     */
    public record Mix(double first, double second, double noise) {

        public static final Mix DEFAULT = new Mix(0.68, 0.7, 0.1);
    }

    private static float[] mean(float[][] vectors) {
        float[] mean = new float[vectors[0].length];
        for (float[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i] / vectors.length;
            }
        }
        return mean;
    }

    /** The vector of that number. */
    Embedding vector(long number) {
        SplittableRandom random = random(number);
        int first = random.nextInt(base.length);
        int topic = topicOf[first];
        float[] x = base[first];
        float[] y = base[random.nextInt(starts[topic], starts[topic + 1])];
        float[] m = means[topic];
        double rest = 1 - mix.first() - mix.second();
        double step = mix.noise() / Math.sqrt(x.length);
        float[] made = new float[x.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = (float) (mix.first() * x[i] + mix.second() * y[i] + rest * m[i] + step * random.nextGaussian());
        }
        return Embedding.normalized(made);
    }

    /** The code of a vector of unit length that has that cosine similarity to {@code near}, in a direction of that number. */
    public EmbeddingCode planted(Embedding near, double cosine, long number) {
        SplittableRandom random = random(~number);
        double[] direction = new double[near.dimensions()];
        Arrays.setAll(direction, i -> random.nextGaussian());
        double along = 0;
        double square = 0;
        for (int i = 0; i < direction.length; i++) {
            along += direction[i] * near.component(i);
            square += direction[i] * direction[i];
        }
        double across = Math.sqrt((1 - cosine * cosine) / (square - along * along));
        float[] turned = new float[direction.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = (float) (cosine * near.component(i) + across * (direction[i] - along * near.component(i)));
        }
        return EmbeddingCode.of(Embedding.normalized(turned));
    }

    private SplittableRandom random(long number) {
        return new SplittableRandom((number + seed) * GOLDEN);
    }
}
