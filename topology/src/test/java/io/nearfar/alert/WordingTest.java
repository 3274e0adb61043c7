package io.nearfar.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT42S, 42 s",
        "PT2M, 2 min",
        "PT2M5S, 2 min 5 s",
        "PT2H10M59S, 2 h 10 min",
        "PT24H, 1 day",
        "PT76H, 3 days 4 h"
    })
    void aSpanHasItsTwoGreatestUnits(Duration span, String text) {
        assertThat(Wording.span(span)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.0002, 99.98", "0.001, 99.9", "1e-9, 99.999", "1, 0", "0.3333333, 66.666"})
    void aShareIsNeverOverstated(double pValue, String percent) {
        assertThat(Wording.rarerThan(pValue)).isEqualTo("rarer than " + percent + " %");
    }
}
