package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nearfar.record.Codec;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTailTest {

    /** Two scores closer than this may share a bucket. */
    private static final double EIGHTH = Math.pow(2, 1 / 8.0);

    private static final int GENERATION = ScoreTail.GENERATION;

    @RepeatedTest(20)
    void pValueIsTheShareOfTheLatestScores(RepetitionInfo info) {
        long seed = info.getCurrentRepetition();
        Random random = new Random(seed);
        double[] scores = new double[random.nextInt(1, 9 * GENERATION)];
        ScoreTail tail = ScoreTail.EMPTY;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) Math.exp(random.nextGaussian());
            tail = tail.plus(scores[i]);
        }
        int forgotten = Math.max(0, Math.ceilDiv(scores.length, GENERATION) - ScoreTail.GENERATIONS) * GENERATION;
        double[] latest = Arrays.copyOfRange(scores, forgotten, scores.length);
        for (double asked : latest) {
            assertThat(tail.pValue(asked))
                    .as("seed %d, score %s", seed, asked)
                    .isBetween(exact(latest, asked), exact(latest, asked / EIGHTH));
        }
    }

    @RepeatedTest(20)
    void pValueOfARareScoreIsExact(RepetitionInfo info) {
        long seed = info.getCurrentRepetition();
        Random random = new Random(seed);
        double[] scores = new double[ScoreTail.GENERATIONS * GENERATION];
        ScoreTail tail = ScoreTail.EMPTY;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) Math.exp(random.nextGaussian());
            tail = tail.plus(scores[i]);
        }
        double[] ascending = scores.clone();
        Arrays.sort(ascending);
        for (int rank = 1; rank <= ScoreCounts.EXACT; rank++) {
            double asked = ascending[ascending.length - rank];
            assertThat(tail.pValue(asked)).as("seed %d, rank %d", seed, rank).isEqualTo(exact(scores, asked));
        }
    }

    @Test
    void equalScoresAtTheTopAreAllCounted() {
        ScoreTail tail = filled(filled(ScoreTail.EMPTY, 1, 900), 2, 100);
        assertThat(tail.pValue(2)).isEqualTo(101 / 1001.0);
    }

    @ParameterizedTest(name = "from N({0}, {1}) to N({2}, {3})")
    @CsvSource({"3, 0.3, 6, 0.3", "6, 0.3, 3, 0.3", "4, 0.2, 4, 1", "4, 1, 4, 0.2"})
    void fiveThousandScoresAfterAShiftAsManyAreRareAsBefore(double from, double spread, double to, double spreadAfter) {
        Random random = new Random(3);
        ScoreTail tail = ScoreTail.EMPTY;
        for (int i = 0; i < 21_000; i++) {
            tail = tail.plus(from + spread * random.nextGaussian());
        }
        int rare = 0;
        for (int i = 0; i < 35_000; i++) {
            double score = to + spreadAfter * random.nextGaussian();
            rare += i >= 5_000 && tail.pValue(score) <= 0.005 ? 1 : 0;
            tail = tail.plus(score);
        }
        assertThat(rare / 30_000.0).isBetween(0.003, 0.008);
    }

    @Test
    void nothingSeenIsNothingRare() {
        assertThat(ScoreTail.EMPTY.pValue(1)).isEqualTo(1);
    }

    @Test
    void differencesOfRoundingAreNoDifferences() {
        ScoreTail tail = filled(ScoreTail.EMPTY, 1e-5, 99);
        assertThat(tail.pValue(3e-5)).isEqualTo(1);
        assertThat(tail.pValue(3e-3)).isEqualTo(0.01);
    }

    @Test
    void scoresPastEitherEndCount() {
        ScoreTail tail = ScoreTail.EMPTY.plus(0).plus(-1).plus(1e9).plus(Double.NaN);
        assertThat(tail.scores()).isEqualTo(4);
        assertThat(tail.pValue(1e12)).isCloseTo(1 / 5.0, within(1e-12));
        assertThat(tail.pValue(1e9)).isCloseTo(2 / 5.0, within(1e-12));
        assertThat(tail.pValue(0)).isEqualTo(1);
    }

    @Test
    void whatWasSeenIsForgottenInGenerations() {
        ScoreTail tail = filled(ScoreTail.EMPTY, 10, GENERATION);
        assertThat(filled(tail, 1, 4 * GENERATION).pValue(10)).isCloseTo(0.2, within(0.001));
        assertThat(filled(tail, 1, 4 * GENERATION + 1).pValue(10)).isLessThan(0.0005);
    }

    @Test
    void writtenAndReadBackIsEqual() {
        Random random = new Random(7);
        ScoreTail tail = ScoreTail.EMPTY;
        for (int i = 0; i < GENERATION + 500; i++) {
            tail = tail.plus(Math.exp(2 * random.nextGaussian()));
        }
        TenantSlice slice = new TenantSlice(30_000, tail, new TenantDay(19_000, 70, 3), PaymentProfiles.tenant());
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
