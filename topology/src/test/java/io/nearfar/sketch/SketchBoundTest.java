package io.nearfar.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SketchBoundTest {

    private static final int PAIRS = 4_000;
    private static final int LEAST_WORDS = 2;

    /** Of the first two words, of three, of four. */
    private static int[] bounds(SketchBound bound, BitWeights query, double similarity) {
        SketchBound.Bounds bounds = bound.of(query, similarity);
        return new int[] {bounds.two(), bounds.three(), bounds.four()};
    }

    private static BitWeights query(long seed) {
        return QuerySketch.of(Directions.code(new Random(seed), 384)).weights();
    }

    /** Against all outcomes' chances, added bit by bit with nothing left out. */
    @ParameterizedTest
    @ValueSource(doubles = {2, 3, 4.6, 8})
    void boundIsTheLeastThatIsExceededSeldomEnough(double z) {
        double allowed = NormalTail.above(z) / 2;
        for (long seed = 1; seed <= 20; seed++) {
            for (double similarity : new double[] {-0.5, 0, 0.3, 0.6, 0.9, 0.95, 0.999}) {
                int[] bounds = bounds(new SketchBound(z), query(seed), similarity);
                for (int at = 0; at < bounds.length; at++) {
                    double[] tails = tails(query(seed), similarity, (at + LEAST_WORDS) * Long.SIZE);
                    String because = "seed %d, similarity %s, bound %d".formatted(seed, similarity, at);
                    assertThat(tails[bounds[at]]).as(because).isLessThanOrEqualTo(allowed * (1 + 1e-6));
                    if (bounds[at] > 0) {
                        assertThat(tails[bounds[at] - 1]).as(because).isGreaterThan(allowed * (1 - 1e-6));
                    }
                }
            }
        }
    }

    /** How likely each sum of weights over the first bits is exceeded. */
    private static double[] tails(BitWeights query, double similarity, int bits) {
        double[] chances = new double[bits * BitWeights.MOST + 1];
        chances[0] = 1;
        for (int bit = 0; bit < bits; bit++) {
            double slope = similarity / Math.sqrt(1 - similarity * similarity);
            double differs = NormalTail.atMost(query.coordinate(bit) * slope);
            double[] added = new double[chances.length];
            for (int sum = 0; sum < chances.length; sum++) {
                added[sum] += chances[sum] * (1 - differs);
                if (chances[sum] > 0) {
                    added[sum + query.weight(bit)] += chances[sum] * differs;
                }
            }
            chances = query.weight(bit) == 0 ? chances : added;
        }
        double[] tails = new double[chances.length];
        for (int sum = chances.length - 2; sum >= 0; sum--) {
            tails[sum] = tails[sum + 1] + chances[sum + 1];
        }
        return tails;
    }

    /** The bits of one rotation are not independent: real pairs must not exceed the bounds more often than that says. */
    @ParameterizedTest
    @CsvSource({"0.85,384", "0.9,384", "0.95,384", "0.9,768"})
    void pairsExceedTheirBoundsAsSeldomAsItSays(double cosine, int dimensions) {
        SplittableRandom random = new SplittableRandom(dimensions);
        SketchBound bound = new SketchBound(2);
        int[] beyond = new int[BitWeights.WORDS - 1];
        for (int pair = 0; pair < PAIRS; pair++) {
            Embedding query = Directions.random(random, dimensions);
            BitWeights weights = QuerySketch.of(EmbeddingCode.of(query)).weights();
            Sketch row = Sketch.of(EmbeddingCode.of(Directions.at(cosine, query, random)));
            int[] bounds = bounds(bound, weights, cosine);
            int distance = weights.distance(0, row.word(0));
            for (int at = 0; at < bounds.length; at++) {
                distance += weights.distance(at + 1, row.word(at + 1));
                beyond[at] += distance > bounds[at] ? 1 : 0;
            }
        }
        double most = PAIRS * NormalTail.above(2) / 2;
        for (int count : beyond) {
            assertThat((double) count).isPositive().isLessThan(most + 3 * Math.sqrt(most));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 3, 4.6, 8})
    void boundsFallAsSimilarityRises(double z) {
        SketchBound bound = new SketchBound(z);
        assertThat(bound.z()).isEqualTo(z);
        BitWeights query = query(7);
        int[] before = bounds(bound, query, -1);
        assertThat(bounds(bound, query, 1)).containsExactly(0, 0, 0);
        for (double similarity = -0.99; similarity < 1; similarity += 0.01) {
            int[] here = bounds(bound, query, similarity);
            for (int word = 0; word < here.length; word++) {
                assertThat(here[word]).as("similarity %s", similarity).isLessThanOrEqualTo(before[word]);
            }
            before = here;
        }
    }

    @Test
    void oppositeVectorsMayDifferInEveryWeightedBit() {
        BitWeights query = query(3);
        int[] all = new int[BitWeights.WORDS - 1];
        int distance = query.distance(0, ~query.sign(0));
        for (int at = 0; at < all.length; at++) {
            distance += query.distance(at + 1, ~query.sign(at + 1));
            all[at] = distance;
        }
        assertThat(bounds(new SketchBound(4.6), query, -1)).isEqualTo(all);
    }

    @Test
    void largerZAllowsMore() {
        BitWeights query = query(5);
        for (double similarity = -0.9; similarity < 0.99; similarity += 0.01) {
            int[] strict = bounds(new SketchBound(3), query, similarity);
            int[] lax = bounds(new SketchBound(6), query, similarity);
            for (int word = 0; word < strict.length; word++) {
                assertThat(lax[word]).isGreaterThanOrEqualTo(strict[word]);
            }
            assertThat(Arrays.stream(lax).sum())
                    .isGreaterThan(Arrays.stream(strict).sum());
        }
    }

    @Test
    void similaritiesBeyondOneAreThoseOfOne() {
        SketchBound bound = new SketchBound(SketchBound.DEFAULT_Z);
        BitWeights query = query(9);
        assertThat(bound.of(query, 1.01)).isEqualTo(bound.of(query, 1));
        assertThat(bound.of(query, -1.01)).isEqualTo(bound.of(query, -1));
    }

    /** Four lengths of bits with half the chance each, then the estimate. */
    @Test
    void byDefaultLessThanOneInAHundredThousandIsMissedAtTheThreshold() {
        double each = NormalTail.above(new SketchBound(SketchBound.DEFAULT_Z).z());
        assertThat(BitWeights.WORDS * each / 2 + each).isLessThan(1e-5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.99, 8.01, 0, -4.6, Double.NaN, Double.POSITIVE_INFINITY})
    void otherDeviationsAreRefused(double z) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SketchBound(z))
                .withMessageContaining(String.valueOf(z));
    }
}
