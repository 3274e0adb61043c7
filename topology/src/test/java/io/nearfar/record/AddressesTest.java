package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** IP addresses that may be a person's. */
class AddressesTest {

    private static final Redactor REDACTOR = Redactor.of(new byte[16]);
    private static final String ONE = REDACTOR.redact("81.2.69.142");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "81.2.69.142",
                "81.2.69.142:51234",
                "(81.2.69.142)",
                "[81.2.69.142]",
                "ip=81.2.69.142,",
                "remote:81.2.69.142",
                "::ffff:81.2.69.142",
                "http://81.2.69.142/login",
                "desk.example.com/81.2.69.142:62260",
                "from 81.2.69.142."
            })
    void everySpellingOfOneHasItsPlaceholder(String text) {
        assertThat(ONE).matches("<ip:[0-9a-f]{8}>");
        assertThat(REDACTOR.redact(text)).contains(ONE).doesNotContain("69.142").doesNotContain("51234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2a02:8071:b68a:1::2",
                "2001:db8:85a3:0:0:8a2e:370:7334",
                "2A02:8071::",
                "peer [2a02:8071:b68a:1::2]:443 left"
            })
    void globalOnesOfVersionSixAreReplaced(String text) {
        assertThat(REDACTOR.redact(text)).matches(".*<ip:[0-9a-f]{8}>.*").doesNotContain("8071", "85a3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "127.0.0.1:9092",
                "192.168.1.200",
                "172.16.0.4",
                "169.254.1.1",
                "100.64.0.9",
                "255.255.255.0",
                "0.0.0.0",
                "version 5.10.2.14",
                "v5.10.2.14",
                "Chrome/120.0.0.0 Safari",
                "1.3.6.1.4.1",
                "5.10.2",
                "5.10.2.1400",
                "300.2.69.142",
                "at 12:30:45",
                "2c:54:91:88:c9:e3",
                "fe80::1",
                "2026:11:22",
                "81.2.69.142abc"
            })
    void whatIsNobodysStays(String text) {
        assertThat(REDACTOR.redact(text)).isEqualTo(text);
    }

    @Test
    void twoStillDiffer() {
        assertThat(REDACTOR.redact("81.2.69.143")).isNotEqualTo(ONE);
    }

    /** Lines that differ in an address alone are of one sort, whoever's it is. */
    @Test
    void logLinesAreMaskedAsBefore() {
        String whose = REDACTOR.redact("Failed password from 81.2.69.142:22 after 3 tries");
        assertThat(new LogMask().mask(whose))
                .isEqualTo(new LogMask().mask("Failed password from 10.0.0.1:22 after 3 tries"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"81.", "81.2.69.142", "2a02:", "2a02::", "2", ":", "v 1.1.1.1/"})
    @Timeout(30)
    void hostileTextTakesLinearTime(String piece) {
        assertThat(REDACTOR.redact(piece.repeat((1 << 20) / piece.length()))).isNotNull();
    }
}
