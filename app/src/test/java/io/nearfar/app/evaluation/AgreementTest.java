package io.nearfar.app.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementTest {

    @Test
    void spearmanIsOneForAnyRisingCurveAndSharesRanksOfTies() {
        assertThat(Spearman.of(List.of(1.0, 2.0, 3.0), List.of(1.0, 10.0, 11.0)))
                .isEqualTo(1, within(1e-12));
        assertThat(Spearman.of(List.of(1.0, 2.0, 3.0), List.of(9.0, 5.0, 1.0))).isEqualTo(-1, within(1e-12));
        // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: covariance 4.5, variances 4.5 and 5
        assertThat(Spearman.of(List.of(0.0, 7.0, 7.0, 8.0), List.of(1.0, 2.0, 3.0, 4.0)))
                .isEqualTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
    }

    @Test
    void labelsConnectThroughOthers() {
        LabelGroups groups = new LabelGroups();
        groups.join("b", "a");
        groups.join("d", "c");
        groups.join("c", "b");

        assertThat(groups.together("d", "a")).isTrue();
        assertThat(groups.together("a", "x")).isFalse();
        assertThat(groups.together("a", "a")).isFalse();
    }

    @Test
    void pairsPutTogetherAreComparedWithPairsThatBelongTogether() {
        PairAgreement agreement = PairAgreement.of(List.of("t", "t", "t", "u"), List.of("1", "1", "2", "2"));

        assertThat(agreement.precision()).isEqualTo(0.5);
        assertThat(agreement.recall()).isEqualTo(1 / 3.0);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void countingAgreesWithLookingAtEveryPair(long seed) {
        Random random = new Random(seed);
        List<String> truth = labels(random, 5);
        List<String> found = labels(random, 7);
        long both = 0;
        long belonging = 0;
        long together = 0;
        for (int i = 0; i < truth.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean belong = truth.get(i).equals(truth.get(j));
                boolean put = found.get(i).equals(found.get(j));
                both += belong && put ? 1 : 0;
                belonging += belong ? 1 : 0;
                together += put ? 1 : 0;
            }
        }

        PairAgreement agreement = PairAgreement.of(truth, found);

        assertThat(agreement.precision()).isEqualTo(both / (double) together, within(1e-12));
        assertThat(agreement.recall()).isEqualTo(both / (double) belonging, within(1e-12));
    }

    private static List<String> labels(Random random, int kinds) {
        return IntStream.range(0, 80).mapToObj(i -> "g" + random.nextInt(kinds)).toList();
    }
}
