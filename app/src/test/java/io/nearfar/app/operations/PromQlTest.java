package io.nearfar.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.app.operations.PromQl.Selector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromQlTest {

    @Test
    void selectorsAreSeenWithTheirFunction() {
        PromQl ratio = new PromQl(
                "60 * sum by (stream) (rate(a_total{job=~\"$job\", x!=\"}\"}[$__rate_interval])) / on (job) group_left (x) b:c > 5");

        assertThat(ratio.selectors())
                .containsExactly(
                        new Selector("a_total", "{job=~\"$job\", x!=\"}\"}", "[$__rate_interval]", "rate"),
                        new Selector("b:c", "", "", ""));
    }

    @Test
    void namesOfFunctionsAndLabelsAreNoSelectors() {
        assertThat(new PromQl(
                                "histogram_quantile(0.99, sum without (pod) (increase(d_bucket[5m] offset 1h))) and on (job) up")
                        .selectors())
                .extracting(Selector::name)
                .containsExactly("d_bucket", "up");
    }

    @Test
    void anAggregationIsTheFunctionOfWhatItAdds() {
        assertThat(new PromQl("sum by (job) (a_total) + max(b)").selectors())
                .containsExactly(new Selector("a_total", "", "", "sum"), new Selector("b", "", "", "max"));
    }

    @Test
    void comparisonsAnswerOnlyOutsideOfMatchers() {
        assertThat(new PromQl("a{b!=\"1\"} != 2 and c >= bool 3").answering().text())
                .isEqualTo("a{b!=\"1\"} != bool 2 and c >= bool 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sum(a", "sum(a))", "a{b=\"}", "a[5m", "a # b"})
    void whatIsBrokenIsSeen(String broken) {
        assertThat(new PromQl(broken).isWellFormed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "sum by (a) (rate(b{c=~\"d|e\"}[$__rate_interval])) / 1e9", "a > -1 or b == 2"})
    void whatIsRightIsSeen(String right) {
        assertThat(new PromQl(right).isWellFormed()).isTrue();
    }
}
