package io.nearfar.bench.recover;

import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import java.util.SplittableRandom;

/**
 * Vectors that lie as those of tickets do, each a function of the seed and its number. Immutable.
 *
 * <p>A vector is what all have in common, one of {@value #CENTRES} matters, and its own: two of different matters have a
 * cosine of 0.13 on average and seldom one above 0.3, two of one matter about 0.58.
 */
final class MadeVectors {

    static final int DIMENSIONS = 384;
    static final int CENTRES = 2_000;

    private static final double COMMON = Math.sqrt(0.13);
    private static final double MATTER = Math.sqrt(0.45);
    private static final double OWN = Math.sqrt(1 - 0.13 - 0.45);

    private final long seed;
    private final float[] common;
    private final float[][] centres = new float[CENTRES][];

    MadeVectors(long seed) {
        this.seed = seed;
        SplittableRandom random = new SplittableRandom(seed);
        this.common = direction(random);
        for (int i = 0; i < CENTRES; i++) {
            centres[i] = direction(random);
        }
    }

    /** The matter of a vector, in [0, {@value #CENTRES}). */
    int matter(long number) {
        return random(number).nextInt(CENTRES);
    }

    /** The vector of that number, of unit length. */
    float[] vector(long number) {
        SplittableRandom random = random(number);
        float[] matter = centres[random.nextInt(CENTRES)];
        float[] own = direction(random);
        float[] sum = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            sum[i] = (float) (COMMON * common[i] + MATTER * matter[i] + OWN * own[i]);
        }
        return unit(sum);
    }

    /**
     * The vector of that number as another wording of the same would have it.
     *
     * @param wording tells wordings apart
     * @param similarity cosine of both, on average
     */
    float[] reworded(long number, long wording, double similarity) {
        float[] vector = vector(number);
        float[] other = direction(random(~wording));
        double away = Math.sqrt(1 / (similarity * similarity) - 1);
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] += (float) (away * other[i]);
        }
        return unit(vector);
    }

    static EmbeddingCode code(float[] vector) {
        return EmbeddingCode.of(Embedding.normalized(vector));
    }

    private SplittableRandom random(long number) {
        return new SplittableRandom((seed << Integer.SIZE) ^ number);
    }

    private static float[] direction(SplittableRandom random) {
        float[] raw = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            raw[i] = (float) random.nextGaussian();
        }
        return unit(raw);
    }

    private static float[] unit(float[] raw) {
        return Embedding.normalized(raw).toArray();
    }
}
