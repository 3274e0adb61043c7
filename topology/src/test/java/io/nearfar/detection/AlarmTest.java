package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.record.WordSet;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmTest {

    @ParameterizedTest
    @CsvSource({
        "INFO, NONE", "'', NONE", "debug, NONE", "6, NONE", "30, NONE", "WARN, WARNING", "Warning, WARNING", "4, NONE",
        "40, WARNING", "ERROR, ERROR", "err, ERROR", "E, ERROR", "SEVERE, ERROR", "50, ERROR", "FATAL, FATAL",
                "crit, FATAL",
        "emerg, FATAL", "2, NONE", "60, FATAL", "or, NONE", "warn error, NONE"
    })
    void levelIsReadAsItsSourceSpellsIt(String level, Alarm expected) {
        assertThat(Alarm.ofLevel(level)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "session opened for user, NONE",
        "retrying in a moment, WARNING",
        "upload failed after a retry, ERROR",
        "kernel panic: upload failed, FATAL",
        "java.io.EOFException at reader, ERROR",
        "libvirtError while starting, ERROR"
    })
    void worstWordTells(String line, Alarm expected) {
        WordSet words = WordSet.of(line);
        assertThat(Alarm.ofWords(words, words.spelled(line))).isEqualTo(expected);
    }

    @Test
    void worseIsRarerWhereNothingIsKnown() {
        List<Alarm> alarms = List.of(Alarm.NONE, Alarm.WARNING, Alarm.ERROR, Alarm.FATAL);
        assertThat(alarms)
                .isSortedAccordingTo(Comparator.comparingDouble(Alarm::usual).reversed());
        assertThat(alarms).isSortedAccordingTo(Comparator.comparingInt(Alarm::grade));
    }
}
