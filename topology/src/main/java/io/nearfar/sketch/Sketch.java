package io.nearfar.sketch;

import io.nearfar.embedding.EmbeddingCode;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The signs of the first 512 coordinates of a randomly rotated vector, and how well they stand for it. The share of bits
 * in which two sketches differ estimates the angle between their vectors, as a share of 180 degrees (Charikar, "Similarity
 * estimation techniques from rounding algorithms", STOC 2002).
 *
 * <p>A pure function of the code, the same on every machine. Owns its array; immutable and safe to share.
 */
public final class Sketch {

    public static final int BITS = 512;
    public static final int WORDS = BITS / Long.SIZE;
    public static final int BYTES = BITS / Byte.SIZE + 1;

    private final long[] words;
    private final byte alignment;

    private Sketch(long[] words, byte alignment) {
        this.words = words;
        this.alignment = alignment;
    }

    public static Sketch of(EmbeddingCode code) {
        return ofSigns(Rotation.of(code));
    }

    /** Of a rotated vector: a coordinate that is not negative is a one. */
    static Sketch ofSigns(int[] rotated) {
        long[] words = new long[WORDS];
        for (int word = 0; word < WORDS; word++) {
            long bits = 0;
            for (int i = Long.SIZE - 1; i >= 0; i--) {
                bits = bits << 1 | ~rotated[word * Long.SIZE + i] >>> 31;
            }
            words[word] = bits;
        }
        return new Sketch(words, Alignment.of(rotated));
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws java.nio.BufferUnderflowException when the buffer holds less
     */
    public static Sketch read(ByteBuffer buffer) {
        long[] words = new long[WORDS];
        for (int word = 0; word < WORDS; word++) {
            words[word] = buffer.getLong();
        }
        return new Sketch(words, buffer.get());
    }

    /** Writes {@link #BYTES} bytes. */
    public void writeTo(ByteBuffer buffer) {
        for (long word : words) {
            buffer.putLong(word);
        }
        buffer.put(alignment);
    }

    /** How well the signs stand for the vector: an unsigned level, of which {@link QuerySketch} knows what it says. */
    public byte alignment() {
        return alignment;
    }

    /** Word {@code i}, in [0, {@link #WORDS}), whose lowest bit is that of coordinate {@code 64 i}. */
    public long word(int i) {
        return words[i];
    }

    /** A copy of the words. */
    public long[] toArray() {
        return words.clone();
    }

    /** In how many bits both differ, in [0, {@link #BITS}]. */
    public int distance(Sketch other) {
        int distance = 0;
        for (int word = 0; word < WORDS; word++) {
            distance += Long.bitCount(words[word] ^ other.words[word]);
        }
        return distance;
    }

    /**
     * In how many bits the first {@code count} words differ from a sketch whose word {@code i} is
     * {@code column[at + i * stride]}.
     */
    public int distance(long[] column, int at, int stride, int count) {
        int distance = 0;
        for (int word = 0; word < count; word++) {
            distance += Long.bitCount(words[word] ^ column[at + word * stride]);
        }
        return distance;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sketch sketch && alignment == sketch.alignment && Arrays.equals(words, sketch.words);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(words) + alignment;
    }

    @Override
    public String toString() {
        return "Sketch[" + Long.toHexString(words[0]) + "...]";
    }
}
