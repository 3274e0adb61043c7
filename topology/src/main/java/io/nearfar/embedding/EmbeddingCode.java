package io.nearfar.embedding;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A unit vector as signed bytes: component {@code i} is {@code byte i * scale}. The form that is stored, sent and
 * compared; similarities between codes are computed in integers and are therefore the same on every machine.
 *
 * <p>Owns its array; immutable and safe to share.
 */
public final class EmbeddingCode {

    /**
     * Components at most. A search adds up the coordinates of a rotated code, which are longer than it by their number: of
     * so many components these sums, and with them all others, stay within an {@code int} and are exact.
     */
    public static final int MAX_DIMENSIONS = 4_096;

    private static final int LARGEST = 127;

    private final byte[] bytes;
    private final float scale;
    private final long squaredNorm;

    private EmbeddingCode(byte[] bytes, float scale) {
        this.bytes = bytes;
        this.scale = scale;
        this.squaredNorm = dot(bytes, bytes);
    }

    /**
     * The code of an embedding: its largest component becomes 127 or -127, the others are rounded to the nearest step.
     * The scale makes the bytes a vector of unit length, so that the code of {@link #embedding()} is this code.
     *
     * @throws IllegalArgumentException when it has more than {@link #MAX_DIMENSIONS} dimensions
     */
    public static EmbeddingCode of(Embedding embedding) {
        requireDimensions(embedding.dimensions());
        float largest = 0;
        for (int i = 0; i < embedding.dimensions(); i++) {
            largest = Math.max(largest, Math.abs(embedding.component(i)));
        }
        byte[] bytes = new byte[embedding.dimensions()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(embedding.component(i) * LARGEST / largest);
        }
        return new EmbeddingCode(bytes, (float) (1 / Math.sqrt((double) dot(bytes, bytes))));
    }

    /**
     * Reads {@code dimensions} bytes and then the scale from {@code buffer}.
     *
     * @throws IllegalArgumentException when {@code dimensions} is not in [1, {@link #MAX_DIMENSIONS}], no byte differs
     *     from zero, a byte is -128, or the scale is not a positive number
     * @throws java.nio.BufferUnderflowException when the buffer holds less
     */
    public static EmbeddingCode read(ByteBuffer buffer, int dimensions) {
        requireDimensions(dimensions);
        byte[] bytes = new byte[dimensions];
        buffer.get(bytes);
        EmbeddingCode code = new EmbeddingCode(bytes, buffer.getFloat());
        if (code.squaredNorm == 0) {
            throw new IllegalArgumentException("a code of zeros has no direction");
        }
        if (!(code.scale > 0) || Float.isInfinite(code.scale)) {
            throw new IllegalArgumentException("the scale must be a positive number, was " + code.scale);
        }
        requireInRange(bytes);
        return code;
    }

    private static void requireDimensions(int dimensions) {
        if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "dimensions must be in [1, %d], was %d".formatted(MAX_DIMENSIONS, dimensions));
        }
    }

    private static void requireInRange(byte[] bytes) {
        for (byte component : bytes) {
            if (component < -LARGEST) {
                throw new IllegalArgumentException("a component must be in [-127, 127], was " + component);
            }
        }
    }

    /** Writes the bytes and then the scale: {@link #size()} bytes in all. */
    public void writeTo(ByteBuffer buffer) {
        buffer.put(bytes).putFloat(scale);
    }

    /** Bytes that {@link #writeTo} writes. */
    public int size() {
        return bytes.length + Float.BYTES;
    }

    public int dimensions() {
        return bytes.length;
    }

    /** Byte {@code i}, in [-127, 127]. */
    public byte component(int i) {
        return bytes[i];
    }

    /** Sum of the squared bytes, at least 1. */
    public long squaredNorm() {
        return squaredNorm;
    }

    /**
     * Cosine similarity of two codes, in [-1, 1]; differs from that of the embeddings by less than 0.005 in practice.
     *
     * @throws IllegalArgumentException when the dimensions differ
     */
    public double similarity(EmbeddingCode other) {
        if (bytes.length != other.bytes.length) {
            throw new IllegalArgumentException("%d against %d dimensions".formatted(bytes.length, other.bytes.length));
        }
        return dot(bytes, other.bytes) / Math.sqrt((double) squaredNorm * other.squaredNorm);
    }

    /** The embedding that this code stands for. */
    public Embedding embedding() {
        float[] raw = new float[bytes.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = bytes[i] * scale;
        }
        return Embedding.normalized(raw);
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return bytes.clone();
    }

    /** The dot product with the {@link #dimensions} bytes of {@code codes} from {@code offset} on. */
    public int dot(byte[] codes, int offset) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += bytes[i] * codes[offset + i];
        }
        return sum;
    }

    /** Copies the bytes to {@code target}, from {@code offset} on. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }

    /** Exact: at most {@link #MAX_DIMENSIONS} products of at most 2^14 each. */
    private static long dot(byte[] a, byte[] b) {
        int sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmbeddingCode code && scale == code.scale && Arrays.equals(bytes, code.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "EmbeddingCode[" + bytes.length + " dimensions]";
    }
}
