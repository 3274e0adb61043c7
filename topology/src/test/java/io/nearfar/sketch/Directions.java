package io.nearfar.sketch;

import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/** Random directions in a space of many dimensions. */
public final class Directions {

    private Directions() {}

    public static Embedding random(RandomGenerator random, int dimensions) {
        float[] components = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            components[i] = (float) random.nextGaussian();
        }
        return Embedding.normalized(components);
    }

    /** At that cosine to another, and otherwise random. */
    public static Embedding at(double cosine, Embedding other, RandomGenerator random) {
        Embedding drawn = random(random, other.dimensions());
        double along = drawn.similarity(other);
        double side = Math.sqrt((1 - cosine * cosine) / (1 - along * along));
        float[] components = new float[other.dimensions()];
        for (int i = 0; i < components.length; i++) {
            double across = drawn.component(i) - along * other.component(i);
            components[i] = (float) (cosine * other.component(i) + side * across);
        }
        return Embedding.normalized(components);
    }

    public static EmbeddingCode code(RandomGenerator random, int dimensions) {
        return EmbeddingCode.of(random(random, dimensions));
    }

    /** A code of those components, each in [-127, 127]. */
    static EmbeddingCode code(byte[] components) {
        ByteBuffer buffer = ByteBuffer.allocate(components.length + Float.BYTES);
        buffer.put(components).putFloat(1).flip();
        return EmbeddingCode.read(buffer, components.length);
    }
}
