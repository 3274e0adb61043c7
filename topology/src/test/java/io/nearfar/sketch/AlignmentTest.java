package io.nearfar.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nearfar.embedding.EmbeddingCode;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlignmentTest {

    private static final double STEP = 0.5 / 255;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 384, 512, 768, 1024, EmbeddingCode.MAX_DIMENSIONS})
    void levelIsTheCosineToTheSignsRoundedDown(int dimensions) {
        for (long seed = 1; seed <= 50; seed++) {
            int[] rotated = Rotation.of(Directions.code(new Random(seed), dimensions));
            double exact = cosineToSigns(rotated);
            double said = Alignment.cosine(Byte.toUnsignedInt(Alignment.of(rotated)), rotated.length);
            assertThat(said).as("seed %d", seed).isBetween(exact - STEP - 1e-12, exact + 1e-12);
        }
    }

    @Test
    void vectorOfFewLargeCoordinatesHasTheLeastLevel() {
        int[] rotated = new int[512];
        rotated[3] = -1_000_000;
        assertThat(Alignment.of(rotated)).isZero();
        assertThat(Alignment.cosine(0, 512)).isEqualTo(0.5);
    }

    @Test
    void vectorWhoseLengthTheSignsStandForHasTheHighestLevel() {
        int[] rotated = new int[1024];
        Arrays.fill(rotated, 0, 512, -7);
        assertThat(Byte.toUnsignedInt(Alignment.of(rotated))).isEqualTo(255);
        assertThat(Alignment.cosine(255, 1024)).isCloseTo(Math.sqrt(0.5), within(1e-12));
    }

    private static double cosineToSigns(int[] rotated) {
        double dot = 0;
        double squares = 0;
        for (int i = 0; i < rotated.length; i++) {
            dot += i < Sketch.BITS ? Math.abs((double) rotated[i]) : 0;
            squares += (double) rotated[i] * rotated[i];
        }
        return dot / Math.sqrt(squares) / Math.sqrt(Sketch.BITS);
    }
}
