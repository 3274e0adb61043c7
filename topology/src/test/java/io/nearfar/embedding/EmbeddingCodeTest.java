package io.nearfar.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingCodeTest {

    private static final int SEEDS = 200;

    @Test
    void aCodeIsReadAsItWasWritten() {
        for (long seed = 0; seed < SEEDS; seed++) {
            EmbeddingCode code = EmbeddingCode.of(Embedding.normalized(Vectors.random(seed)));
            ByteBuffer buffer = ByteBuffer.allocate(code.size());
            code.writeTo(buffer);
            assertThat(buffer.hasRemaining()).as("seed %d", seed).isFalse();
            EmbeddingCode read = EmbeddingCode.read(buffer.flip(), code.dimensions());
            assertThat(read).as("seed %d", seed).isEqualTo(code).hasSameHashCodeAs(code);
            assertThat(read.squaredNorm()).as("seed %d", seed).isEqualTo(code.squaredNorm());
        }
    }

    @Test
    void theCodeOfWhatACodeStandsForIsThatCode() {
        for (long seed = 0; seed < SEEDS; seed++) {
            EmbeddingCode code = EmbeddingCode.of(Embedding.normalized(Vectors.random(seed)));
            assertThat(EmbeddingCode.of(code.embedding())).as("seed %d", seed).isEqualTo(code);
        }
    }

    @Test
    void similarityIsSymmetricAndOfACodeWithItselfOne() {
        for (long seed = 0; seed < SEEDS; seed++) {
            EmbeddingCode a = EmbeddingCode.of(Embedding.normalized(Vectors.random(seed, 384)));
            EmbeddingCode b = EmbeddingCode.of(Embedding.normalized(Vectors.random(seed + SEEDS, 384)));
            assertThat(a.similarity(b))
                    .as("seed %d", seed)
                    .isEqualTo(b.similarity(a))
                    .isBetween(-1.0, 1.0);
            assertThat(a.similarity(a)).as("seed %d", seed).isEqualTo(1);
        }
    }

    @Test
    void similarityIsCloseToThatOfTheEmbeddings() {
        for (long seed = 0; seed < SEEDS; seed++) {
            float[] raw = Vectors.random(seed, 384);
            float[] noise = Vectors.random(seed + SEEDS, 384);
            float[] near = raw.clone();
            for (int i = 0; i < near.length; i++) {
                near[i] += noise[i] * seed / SEEDS;
            }
            Embedding a = Embedding.normalized(raw);
            Embedding b = Embedding.normalized(near);
            assertThat(EmbeddingCode.of(a).similarity(EmbeddingCode.of(b)))
                    .as("seed %d", seed)
                    .isCloseTo(a.similarity(b), within(0.005));
        }
    }

    @Test
    void theLargestComponentBecomes127() {
        EmbeddingCode code = EmbeddingCode.of(Embedding.normalized(new float[] {0.5f, -1, 0.25f, 0}));
        assertThat(code.toArray()).containsExactly(64, -127, 32, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 384, EmbeddingCode.MAX_DIMENSIONS})
    void extremeValuesDoNotOverflow(int dimensions) {
        EmbeddingCode high = filled(dimensions, 127);
        EmbeddingCode low = filled(dimensions, -127);
        assertThat(high.squaredNorm()).isEqualTo(127L * 127 * dimensions);
        assertThat(high.similarity(high)).isEqualTo(1);
        assertThat(high.similarity(low)).isEqualTo(-1);
    }

    @Test
    void dimensionsOutOfBoundsAreRefused() {
        ByteBuffer empty = ByteBuffer.allocate(4);
        assertThatIllegalArgumentException().isThrownBy(() -> EmbeddingCode.read(empty, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddingCode.read(empty, EmbeddingCode.MAX_DIMENSIONS + 1))
                .withMessageContaining("4097");
        Embedding large = Embedding.normalized(Vectors.random(1, EmbeddingCode.MAX_DIMENSIONS + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> EmbeddingCode.of(large));
    }

    @Test
    void modelWhoseVectorsHaveNoCodeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelId("wide", "00c0ffee", EmbeddingCode.MAX_DIMENSIONS + 1))
                .withMessageContaining("4097");
        assertThatIllegalArgumentException().isThrownBy(() -> new ModelId("flat", "00c0ffee", 0));
    }

    @Test
    void damagedBytesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> read(0, 0, 0.1f));
        assertThatIllegalArgumentException().isThrownBy(() -> read(1, -128, 0.1f));
        assertThatIllegalArgumentException().isThrownBy(() -> read(1, 2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> read(1, 2, Float.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> read(1, 2, Float.POSITIVE_INFINITY));
        assertThatExceptionOfType(BufferUnderflowException.class)
                .isThrownBy(() -> EmbeddingCode.read(ByteBuffer.allocate(5), 2));
    }

    @Test
    void codesOfDifferentSpacesAreNotCompared() {
        assertThatIllegalArgumentException().isThrownBy(() -> filled(2, 1).similarity(filled(3, 1)));
    }

    private static EmbeddingCode read(int first, int second, float scale) {
        ByteBuffer buffer =
                ByteBuffer.allocate(6).put((byte) first).put((byte) second).putFloat(scale);
        return EmbeddingCode.read(buffer.flip(), 2);
    }

    private static EmbeddingCode filled(int dimensions, int value) {
        byte[] bytes = new byte[dimensions];
        Arrays.fill(bytes, (byte) value);
        ByteBuffer buffer = ByteBuffer.allocate(dimensions + 4).put(bytes).putFloat(0.1f);
        return EmbeddingCode.read(buffer.flip(), dimensions);
    }
}
