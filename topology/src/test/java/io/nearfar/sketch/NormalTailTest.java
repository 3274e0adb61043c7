package io.nearfar.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTailTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "0.5, 0.3085375387",
        "1, 0.1586552539",
        "1.9, 0.0287165598",
        "2, 0.0227501319",
        "3, 0.00134989803",
        "4.6, 2.11245e-6",
        "5, 2.8665157e-7",
        "8, 6.2209606e-16"
    })
    void tailIsThatOfTheTables(double z, double tail) {
        assertThat(NormalTail.above(z)).isCloseTo(tail, withinPercentage(1e-3));
        assertThat(NormalTail.above(-z)).isCloseTo(1 - tail, within(1e-9));
    }

    @Test
    void tableNeverSaysLessAndHardlyMore() {
        for (double z = -9; z < 7.9; z += 0.001) {
            double tail = NormalTail.above(z);
            assertThat(NormalTail.atMost(z))
                    .as("z %s", z)
                    .isGreaterThanOrEqualTo(tail * (1 - 1e-9))
                    .isLessThanOrEqualTo(NormalTail.above(z - 1.0 / 64) + 1e-9);
        }
    }

    @Test
    void farValuesAreCertain() {
        assertThat(NormalTail.atMost(Double.POSITIVE_INFINITY)).isZero();
        assertThat(NormalTail.atMost(1e9)).isZero();
        assertThat(NormalTail.atMost(Double.NEGATIVE_INFINITY)).isEqualTo(1);
    }
}
