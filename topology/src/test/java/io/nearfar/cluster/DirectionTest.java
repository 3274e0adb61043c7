package io.nearfar.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.nearfar.embedding.Embedding;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DirectionTest {

    @RepeatedTest(10)
    void sixteenBitsKeepTheDirection(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        double[] one = vector(random);
        double[] two = vector(random);

        double similarity = Direction.of(one).similarity(Direction.of(two));

        assertThat(similarity).isEqualTo(embedding(one).similarity(embedding(two)), within(1e-4));
        assertThat(Direction.of(Direction.of(one).times(17.5))).isEqualTo(Direction.of(one));
    }

    @Test
    void nothingHasNoDirection() {
        assertThatIllegalArgumentException().isThrownBy(() -> Direction.of(new double[4]));
    }

    private static double[] vector(Random random) {
        return random.doubles(384, -1, 1).toArray();
    }

    private static Embedding embedding(double[] vector) {
        float[] raw = new float[vector.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (float) vector[i];
        }
        return Embedding.normalized(raw);
    }
}
