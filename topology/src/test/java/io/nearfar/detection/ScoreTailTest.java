package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nearfar.record.Codec;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ScoreTailTest {

    /** Two scores closer than this may share a bucket: 32 buckets to an octave. */
    private static final double BUCKET = Math.pow(2, 1 / 32.0);

    private static final int GENERATION = 20_000;

    @RepeatedTest(20)
    void pValueIsTheCountWithinOneBucket(RepetitionInfo info) {
        long seed = info.getCurrentRepetition();
        Random random = new Random(seed);
        double[] scores = new double[500];
        ScoreTail tail = ScoreTail.EMPTY;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(random.nextGaussian());
            tail = tail.plus(scores[i]);
        }
        for (int i = 0; i < 100; i++) {
            double asked = Math.exp(random.nextGaussian());
            assertThat(tail.pValue(asked))
                    .as("seed %d, score %s", seed, asked)
                    .isBetween(exact(scores, asked), exact(scores, asked / BUCKET));
        }
    }

    @Test
    void nothingSeenIsNothingRare() {
        assertThat(ScoreTail.EMPTY.pValue(1)).isEqualTo(1);
    }

    @Test
    void scoresPastEitherEndCount() {
        ScoreTail tail = ScoreTail.EMPTY.plus(0).plus(-1).plus(1e9).plus(Double.NaN);
        assertThat(tail.scores()).isEqualTo(4);
        assertThat(tail.pValue(1e12)).isCloseTo(2 / 5.0, within(1e-12));
        assertThat(tail.pValue(0)).isEqualTo(1);
    }

    @Test
    void whatWasSeenIsForgottenAfterTwoGenerations() {
        ScoreTail tail = filled(ScoreTail.EMPTY, 10, GENERATION);
        assertThat(filled(tail, 1, GENERATION).pValue(10)).isGreaterThan(0.4);
        assertThat(filled(tail, 1, GENERATION + 1).pValue(10)).isLessThan(0.001);
    }

    @Test
    void writtenAndReadBackIsEqual() {
        Random random = new Random(7);
        ScoreTail tail = ScoreTail.EMPTY;
        for (int i = 0; i < GENERATION + 500; i++) {
            tail = tail.plus(Math.exp(2 * random.nextGaussian()));
        }
        TenantSlice slice = new TenantSlice(30_000, tail, 19_000, 3, PaymentProfiles.tenant());
        Codec<TenantSlice> codec = DetectionFormats.TENANT;
        TenantSlice read = codec.decode(codec.encode(slice));
        assertThat(read).isEqualTo(slice);
        assertThat(read.tail().plus(1)).isEqualTo(tail.plus(1));
    }

    private static ScoreTail filled(ScoreTail tail, double score, int times) {
        ScoreTail filled = tail;
        for (int i = 0; i < times; i++) {
            filled = filled.plus(score);
        }
        return filled;
    }

    private static double exact(double[] scores, double asked) {
        int higher = 0;
        for (double score : scores) {
            higher += score >= asked ? 1 : 0;
        }
        return (higher + 1.0) / (scores.length + 1.0);
    }
}
