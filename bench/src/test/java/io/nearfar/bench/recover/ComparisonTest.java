package io.nearfar.bench.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nearfar.bench.recover.Answer.Found;
import io.nearfar.bench.recover.Answer.Said;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Found FIRST = new Found("T-1", "0.91");
    private static final Found SECOND = new Found("T-2", "0.8");
    private static final Answer BEFORE = new Answer("probe-1-0", new Said(List.of(FIRST, SECOND), "0.4", "0.02"));

    @Test
    void equalAnswersOfOtherRecordsAreEqual() {
        Comparison compared = Comparison.of(List.of(BEFORE), List.of(new Answer("probe-2-0", BEFORE.said())));

        assertThat(compared).isEqualTo(new Comparison(1, 2, List.of()));
        assertThat(compared.equal()).isEqualTo(1);
    }

    @Test
    void anyOtherMatchOrderNumberOrFigureDiffers() {
        List<Said> others = List.of(
                new Said(List.of(new Found("T-1", "0.910001"), SECOND), "0.4", "0.02"),
                new Said(List.of(new Found("T-3", "0.91"), SECOND), "0.4", "0.02"),
                new Said(List.of(SECOND, FIRST), "0.4", "0.02"),
                new Said(List.of(FIRST), "0.4", "0.02"),
                new Said(List.of(FIRST, SECOND), "0.400001", "0.02"),
                new Said(List.of(FIRST, SECOND), "0.4", "0.020001"));

        assertThat(others).allSatisfy(said -> {
            Comparison compared = Comparison.of(List.of(BEFORE), List.of(new Answer("probe-2-0", said)));
            assertThat(compared.equal()).isZero();
            assertThat(compared.differences()).singleElement().asString().contains("probe-1-0", "probe-2-0");
        });
    }

    @Test
    void answersWithoutMatchesAreNotEqual() {
        Said nothing = new Said(List.of(), "1", "1");

        Comparison compared =
                Comparison.of(List.of(new Answer("probe-1-0", nothing)), List.of(new Answer("probe-2-0", nothing)));

        assertThat(compared.equal()).isZero();
    }

    @Test
    void aProbeWithoutAnAnswerIsAnError() {
        assertThatThrownBy(() -> Comparison.of(List.of(BEFORE), List.of())).hasMessage("1 answers against 0");
    }

    @Test
    void readsALineOfScores() {
        String line = """
                {"record_id":"probe-1-0","group":"probe-1-0","matches":[{"id":"T-1","similarity":0.91,"confidence":0.91},
                {"id":"T-2","similarity":0.8,"confidence":0.8}],"outlier_score":0.4,"p_value":0.02}
                """;

        assertThat(Answer.read(line)).isEqualTo(BEFORE);
    }
}
