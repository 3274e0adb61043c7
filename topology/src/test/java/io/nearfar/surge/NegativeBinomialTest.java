package io.nearfar.surge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NegativeBinomialTest {

    /** The recurrence from the first term, added up to just below the count. */
    private static double plain(int count, double shape, double mean) {
        double term = Math.pow(shape / (shape + mean), shape);
        double below = 0;
        for (int k = 0; k < count; k++) {
            below += term;
            term *= mean / (shape + mean) * (k + shape) / (k + 1);
        }
        return 1 - below;
    }

    @Test
    void equalsOneMinusWhatIsBelow() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            int count = random.nextInt(40);
            double shape = 0.5 + 20 * random.nextDouble();
            double mean = 0.01 + 30 * random.nextDouble();
            assertThat(NegativeBinomial.atLeast(count, shape, mean))
                    .as("seed %d: %d, %f, %f", seed, count, shape, mean)
                    .isCloseTo(plain(count, shape, mean), within(1e-9));
        }
    }

    @Test
    void isPoissonWhereTheRateIsCertain() {
        double term = Math.exp(-2);
        double below = 0;
        for (int k = 0; k < 10; k++) {
            below += term;
            term *= 2.0 / (k + 1);
        }
        assertThat(NegativeBinomial.atLeast(10, 1e9, 2)).isCloseTo(1 - below, within(1e-9));
    }

    @Test
    void theLessIsKnownTheLessIsUnlikely() {
        assertThat(NegativeBinomial.atLeast(8, 3, 1)).isGreaterThan(NegativeBinomial.atLeast(8, 300, 1));
    }

    @Test
    void farTailsStayPositive() {
        assertThat(NegativeBinomial.atLeast(200, 50, 1)).isPositive().isLessThan(1e-100);
    }
}
