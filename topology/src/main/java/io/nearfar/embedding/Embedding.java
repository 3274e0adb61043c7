package io.nearfar.embedding;

import java.util.Arrays;

/** A vector of unit length. Owns its array; immutable and safe to share. */
public final class Embedding {

    /** How far from 1 the squared length of a vector of unit length may be through rounding. */
    private static final double ROUNDING = 1e-6;

    private final float[] components;

    private Embedding(float[] components) {
        this.components = components;
    }

    /**
     * The vector of unit length with the direction of {@code raw}, which is copied. What already has unit length up to
     * rounding keeps its components, so that normalizing twice changes nothing.
     *
     * @throws IllegalArgumentException when {@code raw} is empty, has a component that is not finite, or has length zero
     */
    public static Embedding normalized(float[] raw) {
        double square = 0;
        for (float component : raw) {
            square += (double) component * component;
        }
        if (!(square > 0) || Double.isInfinite(square)) {
            throw new IllegalArgumentException(
                    "a vector of %d components and squared length %s has no direction".formatted(raw.length, square));
        }
        if (Math.abs(square - 1) <= ROUNDING) {
            return new Embedding(raw.clone());
        }
        double length = Math.sqrt(square);
        float[] unit = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            unit[i] = (float) (raw[i] / length);
        }
        return new Embedding(unit);
    }

    public int dimensions() {
        return components.length;
    }

    /** Component {@code i}, in [-1, 1]. */
    public float component(int i) {
        return components[i];
    }

    /**
     * Cosine similarity, in [-1, 1] up to rounding.
     *
     * @throws IllegalArgumentException when the dimensions differ
     */
    public double similarity(Embedding other) {
        if (components.length != other.components.length) {
            throw new IllegalArgumentException(
                    "%d against %d dimensions".formatted(components.length, other.components.length));
        }
        double dot = 0;
        for (int i = 0; i < components.length; i++) {
            dot += (double) components[i] * other.components[i];
        }
        return dot;
    }

    /**
     * The vector between this one and another, {@code weight} being what the other counts beside this one.
     *
     * @param weight in [0, 1)
     * @throws IllegalArgumentException when the dimensions differ
     */
    Embedding leaningTo(Embedding other, float weight) {
        if (components.length != other.components.length) {
            throw new IllegalArgumentException(
                    "%d against %d dimensions".formatted(components.length, other.components.length));
        }
        float[] sum = new float[components.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = components[i] + weight * other.components[i];
        }
        return normalized(sum);
    }

    /** A copy of the components. */
    public float[] toArray() {
        return components.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding embedding && Arrays.equals(components, embedding.components);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(components);
    }

    @Override
    public String toString() {
        return "Embedding[" + components.length + " dimensions]";
    }
}
