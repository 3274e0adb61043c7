package io.nearfar.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.embedding.EmbeddingCode;
import java.util.Random;
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
