package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFormatTest {

    @ParameterizedTest
    @CsvSource({
        "AUTO,2026-11-22T10:20:30Z,2026-11-22T10:20:30Z",
        "AUTO,2026-11-22 10:20:30.5,2026-11-22T10:20:30.500Z",
        "AUTO,2026-11-22T10:20:30.000+0100,2026-11-22T09:20:30Z",
        "AUTO,2026-11-22T10:20:30 +01:00,2026-11-22T09:20:30Z",
        "ISO,2026-11-22,2026-11-22T00:00:00Z",
        "AUTO,1795342830,2026-11-22T10:20:30Z",
        "AUTO,1795342830.25,2026-11-22T10:20:30.250Z",
        "AUTO,1.79534283E9,2026-11-22T10:20:30Z",
        "AUTO,1795342830123,2026-11-22T10:20:30.123Z",
        "AUTO,1795342830123456,2026-11-22T10:20:30.123456Z",
        "AUTO,1795342830123456789,2026-11-22T10:20:30.123456789Z",
        "EPOCH_SECONDS,0.5,1970-01-01T00:00:00.500Z",
        "EPOCH_MILLIS,1500,1970-01-01T00:00:01.500Z",
        "EPOCH_MICROS,1500,1970-01-01T00:00:00.001500Z",
        "EPOCH_NANOS,1500,1970-01-01T00:00:00.000001500Z"
    })
    void timesAreReadInTheirFormat(TimeFormat format, String text, Instant expected) {
        assertThat(format.read(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO,-1",
        "AUTO,yesterday",
        "AUTO,''",
        "AUTO,2026-02-30T00:00:00Z",
        "AUTO,1969-12-31T23:59:59Z",
        "AUTO,+10000-01-01T00:00:00Z",
        "AUTO,1e99",
        "AUTO,1e999999999",
        "EPOCH_SECONDS,253402300800",
        "EPOCH_SECONDS,2026-11-22",
        "ISO,1795342830"
    })
    void whatIsNoTimeIsRefused(TimeFormat format, String text) {
        assertThatThrownBy(() -> format.read(text)).isInstanceOf(DateTimeException.class);
    }
}
