package io.nearfar.app.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nearfar.app.evaluation.Ranking.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingTest {

    private static final Offset<Double> ROUNDING = within(1e-12);

    @Test
    void figuresOfAHandComputedRanking() {
        // Given: positives at ranks 1, 3 and, tied with a negative, 4 to 5
        Ranking ranking = Ranking.of(List.of(
                new Example(0.9, true),
                new Example(0.8, false),
                new Example(0.7, true),
                new Example(0.6, true),
                new Example(0.6, false)));

        assertThat(ranking.averagePrecision()).isEqualTo((1.0 + 2.0 / 3 + 3.0 / 5) / 3, ROUNDING);
        assertThat(ranking.averagePrecision(4)).isEqualTo((1.0 + 2.0 / 3 + 3.0 / 5) / 4, ROUNDING);
        assertThat(ranking.auroc()).isEqualTo((2 + 1 + 0.5) / 6, ROUNDING);
        assertThat(ranking.bestF1()).isEqualTo(2 * 3.0 / (5 + 3), ROUNDING);
        assertThat(ranking.falseShareAtRecall(0.6)).isEqualTo(0.5, ROUNDING);
        assertThat(ranking.falseShareAtRecall(0.9)).isEqualTo(1.0, ROUNDING);
        assertThat(ranking.shareAtRecall(0.6)).isEqualTo(3.0 / 5, ROUNDING);
        assertThat(ranking.shareAtRecall(0.9)).isEqualTo(1.0, ROUNDING);
    }

    @Test
    void equalScoresSayNothing() {
        Ranking ranking = Ranking.of(
                List.of(new Example(1, true), new Example(1, false), new Example(1, false), new Example(1, false)));

        assertThat(ranking.auroc()).isEqualTo(0.5);
        assertThat(ranking.averagePrecision()).isEqualTo(0.25);
        assertThat(ranking.falseShareAtRecall(0.9)).isEqualTo(1);
    }

    @Test
    void aPerfectRankingHasFullMarks() {
        Ranking ranking = Ranking.of(List.of(new Example(2, true), new Example(1, false)));

        assertThat(ranking.auroc()).isEqualTo(1);
        assertThat(ranking.averagePrecision()).isEqualTo(1);
        assertThat(ranking.bestF1()).isEqualTo(1);
        assertThat(ranking.falseShareAtRecall(0.9)).isZero();
    }

    @Test
    void aFigureNeedsBothSorts() {
        assertThat(Ranking.of(List.of()).isMixed()).isFalse();
        assertThat(Ranking.of(List.of(new Example(1, true))).isMixed()).isFalse();
        assertThat(Ranking.of(List.of(new Example(1, true), new Example(1, false)))
                        .isMixed())
                .isTrue();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void figuresAgreeWithTheirDefinitions(long seed) {
        List<Example> examples = random(seed);
        Ranking ranking = Ranking.of(examples);

        assertThat(ranking.auroc()).isEqualTo(auroc(examples), ROUNDING);
        assertThat(ranking.averagePrecision())
                .isEqualTo(overPositives(examples, e -> precision(examples, e.score())), ROUNDING);
        assertThat(ranking.bestF1())
                .isEqualTo(
                        examples.stream()
                                .mapToDouble(e -> f1(examples, e.score()))
                                .max()
                                .orElseThrow(),
                        ROUNDING);
    }

    private static List<Example> random(long seed) {
        Random random = new Random(seed);
        List<Example> examples = new ArrayList<>(List.of(new Example(3, true), new Example(3, false)));
        for (int i = 0; i < 60; i++) {
            examples.add(new Example(random.nextInt(8), random.nextInt(4) == 0));
        }
        return examples;
    }

    private static double auroc(List<Example> examples) {
        double won = 0;
        int pairs = 0;
        for (Example positive : examples) {
            for (Example negative : examples) {
                if (positive.positive() && !negative.positive()) {
                    pairs++;
                    won += positive.score() > negative.score() ? 1 : positive.score() == negative.score() ? 0.5 : 0;
                }
            }
        }
        return won / pairs;
    }

    private static double overPositives(List<Example> examples, ToDoubleFunction<Example> figure) {
        return examples.stream()
                .filter(Example::positive)
                .mapToDouble(figure)
                .average()
                .orElseThrow();
    }

    private static double precision(List<Example> examples, double threshold) {
        return right(examples, threshold) / (double) accepted(examples, threshold);
    }

    private static double f1(List<Example> examples, double threshold) {
        double precision = precision(examples, threshold);
        double recall = right(examples, threshold) / (double) right(examples, Double.NEGATIVE_INFINITY);
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private static long accepted(List<Example> examples, double threshold) {
        return examples.stream().filter(e -> e.score() >= threshold).count();
    }

    private static long right(List<Example> examples, double threshold) {
        return examples.stream()
                .filter(e -> e.positive() && e.score() >= threshold)
                .count();
    }
}
