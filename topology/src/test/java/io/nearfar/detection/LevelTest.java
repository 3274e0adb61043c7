package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void plainAverageIsThatOfAllValues(long seed) {
        double[] values = new Random(seed).doubles(100, -5, 50).toArray();
        Level level = Level.NONE;
        for (int i = 0; i < values.length; i++) {
            level = level.after(values[i], 1.0 / (i + 1));
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow();
        assertThat(level.mean()).isCloseTo(mean, within(1e-9));
        assertThat(level.variance()).isCloseTo(variance, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e3, 1e9, -1e9})
    void whatLiesFarAwayCountsAsWhatLiesAtTheBound(double value) {
        Level around = new Level(10, 4);
        double bound = value > 0 ? 16 : 4;
        assertThat(around.after(value, 0.1, around, 3)).isEqualTo(around.after(bound, 0.1));
    }
}
