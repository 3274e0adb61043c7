package io.nearfar.embedding;

import java.util.Random;

/** Vectors made from seeds. */
final class Vectors {

    private Vectors() {}

    /** A vector of 1 to 1,024 dimensions. */
    static float[] random(long seed) {
        return random(seed, new Random(seed).nextInt(1, 1025));
    }

    static float[] random(long seed, int dimensions) {
        Random random = new Random(seed);
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    static float[] scaled(float[] vector, float scale) {
        float[] scaled = vector.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= scale;
        }
        return scaled;
    }
}
