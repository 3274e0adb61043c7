package io.nearfar.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.embedding.EmbeddingCode;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BitWeightsTest {

    private static final double[] LEAST = {0.2533, 0.6745, 1.1503};

    @Test
    void bitWeighsMoreTheLargerItsCoordinate() {
        for (long seed = 1; seed <= 50; seed++) {
            EmbeddingCode code = Directions.code(new Random(seed), 384);
            BitWeights weights = QuerySketch.of(code).weights();
            int[] rotated = Rotation.of(code);
            double length = Math.sqrt(IntStream.of(rotated)
                    .mapToDouble(one -> (double) one * one)
                    .average()
                    .orElseThrow());
            for (int bit = 0; bit < BitWeights.WORDS * Long.SIZE; bit++) {
                double coordinate = Math.abs(rotated[bit]) / length;
                int weight = 0;
                for (double least : LEAST) {
                    weight += coordinate >= least ? 1 : 0;
                }
                assertThat(weights.weight(bit)).as("seed %d, bit %d", seed, bit).isEqualTo(weight);
            }
        }
    }

    @Test
    void aboutAFifthOfTheBitsDoNotCount() {
        int[] counts = new int[BitWeights.MOST + 1];
        for (long seed = 1; seed <= 100; seed++) {
            BitWeights weights =
                    QuerySketch.of(Directions.code(new Random(seed), 384)).weights();
            IntStream.range(0, BitWeights.WORDS * Long.SIZE).forEach(bit -> counts[weights.weight(bit)]++);
        }
        double all = 100.0 * BitWeights.WORDS * Long.SIZE;
        assertThat(counts[0] / all).isBetween(0.17, 0.23);
        assertThat(counts[1] / all).isBetween(0.27, 0.33);
        assertThat(counts[2] / all).isBetween(0.22, 0.28);
    }

    @Test
    void distanceSumsTheWeightsOfDifferingBits() {
        Random random = new Random(11);
        BitWeights weights = QuerySketch.of(Directions.code(random, 384)).weights();
        for (int word = 0; word < BitWeights.WORDS; word++) {
            long bits = random.nextLong();
            int expected = 0;
            for (int bit = 0; bit < Long.SIZE; bit++) {
                boolean differs = ((bits ^ weights.sign(word)) >>> bit & 1) == 1;
                expected += differs ? weights.weight(word * Long.SIZE + bit) : 0;
            }
            assertThat(weights.distance(word, bits)).isEqualTo(expected);
        }
    }
}
