package io.nearfar.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @Test
    void durationsAreWrittenInTheLargestWholeUnit() {
        assertThat(Quantity.text(Duration.ofDays(1_095))).isEqualTo("1095d");
        assertThat(Quantity.text(Duration.ofHours(36))).isEqualTo("36h");
        assertThat(Quantity.text(Duration.ofMillis(1_500))).isEqualTo("1500ms");
        assertThat(Quantity.text(Duration.ZERO)).isEqualTo("0ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"90s", "15m", "23h", "1095d", "1ms"})
    void durationsReadBackToTheirText(String text) {
        assertThat(Quantity.text(Quantity.duration(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"64MiB", "1GiB", "3KiB", "7B"})
    void sizesReadBackToTheirText(String text) {
        assertThat(Quantity.text(Quantity.size(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "90", "s", "-5s", "1.5h", "3 weeks", "5S", "999999999999999d", "1e3s"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Quantity.duration(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
