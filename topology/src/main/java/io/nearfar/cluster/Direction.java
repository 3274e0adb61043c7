package io.nearfar.cluster;

import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Where a centroid lies: a unit vector in 16-bit steps, the largest component {@value #LARGEST} of them. Two bytes a component,
 * and what is read back from a store is what was written, bit for bit. Immutable; owns its array.
 */
public final class Direction {

    private static final int LARGEST = Short.MAX_VALUE;

    private final short[] steps;
    private final double length;

    private Direction(short[] steps) {
        this.steps = steps;
        this.length = Math.sqrt((double) dot(steps, steps));
    }

    /** The direction of a vector that has one. */
    static Direction of(double[] vector) {
        double largest = 0;
        for (double component : vector) {
            largest = Math.max(largest, Math.abs(component));
        }
        if (!(largest > 0)) {
            throw new IllegalArgumentException("a vector of length 0 has no direction");
        }
        double step = largest / LARGEST;
        short[] steps = new short[vector.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (short) Math.rint(vector[i] / step);
        }
        return new Direction(steps);
    }

    /** Cosine similarity, in [-1, 1] up to rounding. */
    double similarity(Direction other) {
        return (double) dot(steps, other.steps) / (length * other.length);
    }

    /** Its vector, {@code times} as long as 1. */
    double[] times(double times) {
        double[] vector = new double[steps.length];
        double step = times / length;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = steps[i] * step;
        }
        return vector;
    }

    /** The same in 8 bits a component, as records' vectors are. */
    EmbeddingCode code() {
        float[] raw = new float[steps.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = steps[i];
        }
        return EmbeddingCode.of(Embedding.normalized(raw));
    }

    void writeTo(DataOutputStream out) throws IOException {
        out.writeShort(steps.length);
        for (short step : steps) {
            out.writeShort(step);
        }
    }

    static Direction readFrom(DataInputStream in) throws IOException {
        short[] steps = new short[in.readUnsignedShort()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = in.readShort();
        }
        return new Direction(steps);
    }

    /** Exact: at most {@link EmbeddingCode#MAX_DIMENSIONS} products of at most 2^30 each. */
    private static long dot(short[] a, short[] b) {
        long sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Direction direction && Arrays.equals(steps, direction.steps);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(steps);
    }

    @Override
    public String toString() {
        return "Direction[" + steps.length + " dimensions]";
    }
}
