package io.nearfar.bench.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void earlierProbesTakeTheLastPlaces() {
        Answer before = answer("probe-1-0", "T-1 0.91", "T-2 0.8", "T-3 0.7");
        Answer after = answer("probe-2-0", "probe-1-0 1", "T-1 0.91", "T-2 0.8");

        Comparison compared = Comparison.of(List.of(before), List.of(after));

        assertThat(compared.differences()).isEmpty();
        assertThat(compared.equal()).isEqualTo(1);
        assertThat(compared.matches()).isEqualTo(2);
    }

    @Test
    void anotherSimilarityOrderIdOrNumberOfMatchesDiffers() {
        Answer before = answer("probe-1-0", "T-1 0.91", "T-2 0.8", "T-3 0.7");
        List<Answer> others = List.of(
                answer("probe-2-0", "probe-1-0 1", "T-1 0.910001", "T-2 0.8"),
                answer("probe-2-0", "probe-1-0 1", "T-2 0.8", "T-1 0.91"),
                answer("probe-2-0", "probe-1-0 1", "T-1 0.91", "T-3 0.7"),
                answer("probe-2-0", "probe-1-0 1", "T-1 0.91"),
                answer("probe-2-0", "probe-1-0 1", "probe-1-8 0.9", "probe-1-16 0.9"));

        assertThat(others).allSatisfy(after -> {
            Comparison compared = Comparison.of(List.of(before), List.of(after));
            assertThat(compared.equal()).isZero();
            assertThat(compared.differences()).singleElement().asString().contains("probe-1-0", "probe-2-0");
        });
    }

    @Test
    void aProbeWithoutAnAnswerIsAnError() {
        List<Answer> before = List.of(answer("probe-1-0", "T-1 0.91"));

        assertThatThrownBy(() -> Comparison.of(before, List.of())).hasMessage("1 answers against 0");
    }

    @Test
    void readsALineOfScores() {
        String line = """
                {"record_id":"probe-1-0","group":"T-1","matches":[{"id":"T-1","similarity":0.912345,"confidence":0.91}]}
                """;

        assertThat(Answer.read(line)).isEqualTo(answer("probe-1-0", "T-1 0.912345"));
    }

    private static Answer answer(String record, String... matches) {
        return new Answer(
                record,
                Stream.of(matches)
                        .map(match -> match.split(" ", 2))
                        .map(match -> new Answer.Found(match[0], match[1]))
                        .toList());
    }
}
