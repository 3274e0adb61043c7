package io.nearfar.app.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nearfar.detection.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticFitTest {

    /** Pairs whose log odds are -4 + 8 likeness - 3 particulars; same_requester says nothing. */
    private static List<LabelledPair> made(long seed, int count) {
        Random random = new Random(seed);
        List<LabelledPair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double likeness = random.nextDouble();
            double particulars = random.nextBoolean() ? 0 : 1;
            double requester = random.nextBoolean() ? 0 : 1;
            double odds = -4 + 8 * likeness - 3 * particulars;
            boolean duplicate = random.nextDouble() < 1 / (1 + Math.exp(-odds));
            pairs.add(new LabelledPair(
                    "R" + i,
                    Map.of(
                            Measure.LIKENESS,
                            likeness,
                            Measure.PARTICULARS,
                            particulars,
                            Measure.SAME_REQUESTER,
                            requester),
                    duplicate,
                    false));
        }
        return pairs;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theWeightsThatMadeTheLabelsAreFound(long seed) {
        LogisticFit.Fitted fitted = LogisticFit.of(made(seed, 20_000), LabelledPair::duplicate, 1);

        assertThat(fitted.intercept()).isEqualTo(-4, within(0.3));
        assertThat(fitted.weights().get(Measure.LIKENESS)).isEqualTo(8, within(0.4));
        assertThat(fitted.weights().get(Measure.PARTICULARS)).isEqualTo(-3, within(0.3));
        assertThat(fitted.weights().getOrDefault(Measure.SAME_REQUESTER, 0.0)).isEqualTo(0, within(0.2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noWeightHasTheWrongSignWhateverTheLabelsSay(long seed) {
        Random random = new Random(seed);
        List<LabelledPair> upside = new ArrayList<>();
        for (LabelledPair pair : made(seed, 500)) {
            upside.add(new LabelledPair(pair.record(), pair.measured(), !pair.duplicate(), random.nextBoolean()));
        }

        LogisticFit.Fitted fitted = LogisticFit.of(upside, LabelledPair::duplicate, 1);

        assertThat(fitted.weights().getOrDefault(Measure.LIKENESS, 0.0)).isNotNegative();
        assertThat(fitted.weights().getOrDefault(Measure.PARTICULARS, 0.0)).isNotPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void labelsThatCanBeToldApartCompletelyHaveFiniteWeights(int seed) {
        List<LabelledPair> pairs = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            double likeness = i / 300.0;
            pairs.add(new LabelledPair("R" + i, Map.of(Measure.LIKENESS, likeness), i >= 150 + seed, false));
        }

        LogisticFit.Fitted fitted = LogisticFit.of(pairs, LabelledPair::duplicate, 1);

        assertThat(fitted.of(pairs.getFirst())).isBetween(0.0, 0.01);
        assertThat(fitted.of(pairs.getLast())).isBetween(0.99, 1.0);
        assertThat(fitted.weights().get(Measure.LIKENESS)).isLessThan(1_000);
    }
}
