package io.nearfar.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SketchBoundTest {

    private static final MathContext DIGITS = new MathContext(50);

    @ParameterizedTest
    @CsvSource({"2, 0.0227501319", "3, 0.00134989803", "4.6, 2.11245e-6", "5, 2.8665157e-7", "8, 6.2209606e-16"})
    void normalTailIsThatOfTheTables(double z, double tail) {
        assertThat(SketchBound.normalTail(z)).isCloseTo(tail, withinPercentage(1e-3));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64, 128, 512})
    void quantileIsTheLeastThatIsExceededSeldomEnough(int n) {
        for (double p :
                new double[] {1e-300, 1e-12, 1e-5, 0.01, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.99, 1 - 1e-5, 1 - 1e-12}) {
            BigDecimal[] tails = tails(n, p);
            for (double tail : new double[] {0.3, 0.0227501, 1e-3, 2.1125e-6, 6.22e-16}) {
                BigDecimal allowed = new BigDecimal(tail);
                int k = SketchBound.quantile(n, p, tail);
                String because = "p %s, tail %s, k %d".formatted(p, tail, k);
                assertThat(tails[k]).as(because).isLessThanOrEqualTo(allowed);
                if (k > 0) {
                    assertThat(tails[k - 1]).as(because).isGreaterThan(allowed);
                }
            }
        }
    }

    @Test
    void certainBitsAreBounded() {
        for (int n : new int[] {64, 128, 512}) {
            assertThat(SketchBound.quantile(n, 0, 1e-6)).isZero();
            assertThat(SketchBound.quantile(n, 1, 1e-6)).isEqualTo(n);
        }
    }

    /** How likely each number of successes is exceeded, from all their probabilities in fifty digits. */
    private static BigDecimal[] tails(int n, double p) {
        BigDecimal success = new BigDecimal(p);
        BigDecimal failure = BigDecimal.ONE.subtract(success);
        BigDecimal[] tails = new BigDecimal[n + 1];
        BigDecimal above = BigDecimal.ZERO;
        BigDecimal ways = BigDecimal.ONE;
        for (int k = n; k >= 0; k--) {
            tails[k] = above;
            BigDecimal weight = ways.multiply(success.pow(k, DIGITS)).multiply(failure.pow(n - k, DIGITS), DIGITS);
            above = above.add(weight, DIGITS);
            ways = ways.multiply(BigDecimal.valueOf(k)).divide(BigDecimal.valueOf(n - k + 1), DIGITS);
        }
        assertThat(above.doubleValue()).isEqualTo(1);
        return tails;
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 3, 4.6, 8})
    void boundsFallAsSimilarityRises(double z) {
        SketchBound bound = new SketchBound(z);
        assertThat(bound.z()).isEqualTo(z);
        assertThat(all(bound, -1)).containsExactly(192, 256, 512);
        assertThat(all(bound, 1)).containsExactly(0, 0, 0);
        for (double similarity = -1; similarity < 1; similarity += 0.001) {
            List<Integer> here = all(bound, similarity);
            List<Integer> further = all(bound, similarity + 0.001);
            for (int i = 0; i < 3; i++) {
                assertThat(further.get(i)).as("similarity %s", similarity).isLessThanOrEqualTo(here.get(i));
            }
        }
    }

    @Test
    void largerZAllowsMore() {
        SketchBound strict = new SketchBound(3);
        SketchBound lax = new SketchBound(6);
        for (double similarity = -0.9; similarity < 0.99; similarity += 0.01) {
            assertThat(lax.near(similarity)).isGreaterThan(strict.near(similarity));
            assertThat(lax.half(similarity)).isGreaterThan(strict.half(similarity));
            assertThat(lax.whole(similarity)).isGreaterThan(strict.whole(similarity));
        }
    }

    @Test
    void similaritiesBeyondOneAreThoseOfOne() {
        SketchBound bound = new SketchBound(SketchBound.DEFAULT_Z);
        assertThat(all(bound, 1.01)).isEqualTo(all(bound, 1));
        assertThat(all(bound, -1.01)).isEqualTo(all(bound, -1));
    }

    private static List<Integer> all(SketchBound bound, double similarity) {
        return List.of(bound.near(similarity), bound.half(similarity), bound.whole(similarity));
    }

    @Test
    void byDefaultLessThanOneInAHundredThousandIsMissedAtTheThreshold() {
        SketchBound bound = new SketchBound(SketchBound.DEFAULT_Z);
        for (int hundredth = 50; hundredth <= 99; hundredth++) {
            double similarity = hundredth / 100.0;
            double p = Math.acos(similarity) / Math.PI;
            double missed = tails(192, p)[bound.near(similarity)].doubleValue()
                    + tails(256, p)[bound.half(similarity)].doubleValue()
                    + tails(512, p)[bound.whole(similarity)].doubleValue()
                    + SketchBound.normalTail(bound.z());
            assertThat(missed).as("similarity %s", similarity).isPositive().isLessThan(1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.99, 8.01, 0, -4.6, Double.NaN, Double.POSITIVE_INFINITY})
    void otherDeviationsAreRefused(double z) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SketchBound(z))
                .withMessageContaining(String.valueOf(z));
    }
}
