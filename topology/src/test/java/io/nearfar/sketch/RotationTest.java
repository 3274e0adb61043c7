package io.nearfar.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.embedding.EmbeddingCode;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RotationTest {

    @ParameterizedTest
    @CsvSource({"1,512", "4,512", "384,512", "512,512", "513,1024", "768,1024", "1024,1024", "4096,4096"})
    void coordinatesAreAPowerOfTwo(int dimensions, int coordinates) {
        assertThat(Rotation.coordinates(dimensions)).isEqualTo(coordinates);
        assertThat(Rotation.of(filled(dimensions, 1))).hasSize(coordinates);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 384, 512, 513, 768, 1024, EmbeddingCode.MAX_DIMENSIONS})
    void lengthsAndDotProductsGrowByTheNumberOfCoordinates(int dimensions) {
        long square = (long) Rotation.coordinates(dimensions) * Rotation.coordinates(dimensions);
        for (long seed = 1; seed <= 10; seed++) {
            Random random = new Random(seed);
            EmbeddingCode one = Directions.code(random, dimensions);
            EmbeddingCode other = Directions.code(random, dimensions);
            assertThat(dot(Rotation.of(one), Rotation.of(one)))
                    .as("seed %d", seed)
                    .isEqualTo(one.squaredNorm() * square);
            assertThat(dot(Rotation.of(one), Rotation.of(other)))
                    .as("seed %d", seed)
                    .isEqualTo(one.dot(other.toArray(), 0) * square);
        }
    }

    /** A sum that left the range of an int would change the length, or the estimate for a code's own sketch. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 384, 512, 513, 768, 1024, EmbeddingCode.MAX_DIMENSIONS})
    void extremeCodesDoNotOverflow(int dimensions) {
        long square = (long) Rotation.coordinates(dimensions) * Rotation.coordinates(dimensions);
        for (EmbeddingCode code : extremes(dimensions)) {
            int[] rotated = Rotation.of(code);
            assertThat(dot(rotated, rotated)).isEqualTo(code.squaredNorm() * square);
            double estimate = QuerySketch.of(code)
                    .similarity(Sketch.of(code).toArray(), 0, 1, Sketch.of(code).alignment());
            assertThat(estimate).isBetween(1 - 1e-9, 1.004);
        }
    }

    private static EmbeddingCode[] extremes(int dimensions) {
        byte[] alternating = new byte[dimensions];
        byte[] walsh = new byte[dimensions];
        for (int i = 0; i < dimensions; i++) {
            alternating[i] = (byte) (i % 2 == 0 ? 127 : -127);
            walsh[i] = (byte) (Integer.bitCount(i) % 2 == 0 ? 127 : -127);
        }
        return new EmbeddingCode[] {
            filled(dimensions, 127), filled(dimensions, -127), Directions.code(alternating), Directions.code(walsh)
        };
    }

    private static EmbeddingCode filled(int dimensions, int value) {
        byte[] components = new byte[dimensions];
        Arrays.fill(components, (byte) value);
        return Directions.code(components);
    }

    private static long dot(int[] one, int[] other) {
        long sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum = Math.addExact(sum, (long) one[i] * other[i]);
        }
        return sum;
    }
}
