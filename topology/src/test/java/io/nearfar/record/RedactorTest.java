package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private static final Redactor REDACTOR = Redactor.of("a key of 16 bytes and more".getBytes(StandardCharsets.UTF_8));
    private static final int MANY = 1000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noPlantedPersonalDataPasses(long seed) {
        MadeNumbers made = new MadeNumbers(seed);
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            MadeNumbers.Planted planted = made.planted();
            String redacted = REDACTOR.redact(planted.text());
            if (!redacted.contains("<" + planted.type() + ":")
                    || digitsOf(redacted).length()
                            > digitsOf(planted.text()).length()
                                    - digitsOf(planted.spelled()).length()) {
                passed.add(planted + " -> " + redacted);
            }
        }
        assertThat(passed)
                .as("seed %d: %d of %d planted strings passed", seed, passed.size(), MANY)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void lookAlikesStay(long seed) {
        MadeNumbers made = new MadeNumbers(seed);
        List<String> redacted = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String text = made.lookAlike();
            if (!REDACTOR.redact(text).equals(text)) {
                redacted.add(text + " -> " + REDACTOR.redact(text));
            }
        }
        assertThat(redacted)
                .as("seed %d: %d of %d look-alikes redacted", seed, redacted.size(), MANY)
                .hasSizeLessThanOrEqualTo(MANY / 50);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void redactedTextStaysAsItIs(long seed) {
        MadeNumbers made = new MadeNumbers(seed);
        for (int i = 0; i < MANY; i++) {
            String redacted = REDACTOR.redact(made.planted().text() + " " + made.lookAlike() + "-"
                    + made.planted().spelled());
            assertThat(REDACTOR.redact(redacted)).as("seed %d", seed).isEqualTo(redacted);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oneCardHasOnePlaceholderInEverySpelling(long seed) {
        MadeNumbers made = new MadeNumbers(seed);
        for (int i = 0; i < MANY; i++) {
            String digits = made.cardDigits();
            assertThat(REDACTOR.redact(made.respelled(digits)))
                    .as("seed %d, %s", seed, digits)
                    .isEqualTo(REDACTOR.redact(digits))
                    .matches("<card:[0-9a-f]{8}>");
        }
    }

    @Test
    void spellingsOfOneMailPhoneOrIbanShareTheirPlaceholder() {
        assertThat(REDACTOR.redact("Bob+x%40Example.com")).isEqualTo(REDACTOR.redact("bob%2Bx@example.com"));
        assertThat(REDACTOR.redact("+49 (0) 170/123 45 67")).isEqualTo(REDACTOR.redact("00491701234567"));
        assertThat(REDACTOR.redact("de89 3704 0044 0532 0130 00")).isEqualTo(REDACTOR.redact("DE89370400440532013000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111-1111",
                "4111-1111 1111 1111",
                "4111,1111,1111,1111",
                "4111|1111|1111|1111",
                "4111/1111/1111/1111",
                "4111_1111_1111_1111",
                "CC4111111111111111",
                "cc4111111111111111",
                "ec4111111111111111",
                "4111111111111111E",
                "4111111111111111ABC"
            })
    void cardIsFoundBetweenMixedSignsAndLetters(String spelled) {
        assertThat(REDACTOR.redact(spelled)).contains(REDACTOR.redact("4111111111111111"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a4111111111111111b",
                "4111111111111111ab1",
                "1ab4111111111111111",
                "deadbeef4111111111111111",
                "4111,11,11,1111,1111",
                "4111, 1111, 1111, 1111"
            })
    void hashesAndColumnsAreNoCards(String text) {
        assertThat(REDACTOR.redact(text)).isEqualTo(text);
    }

    @Test
    void prefixesMayStandApart() {
        assertThat(REDACTOR.redact("011 49 170 1234567")).isEqualTo(REDACTOR.redact("+491701234567"));
        assertThat(REDACTOR.redact("0049 170 123 45 67")).isEqualTo(REDACTOR.redact("+491701234567"));
        assertThat(REDACTOR.redact("0 170 1234567")).isEqualTo(REDACTOR.redact("0170 1234567"));
        assertThat(REDACTOR.redact("DE 89 3704 0044 0532 0130 00"))
                .isEqualTo(REDACTOR.redact("DE89370400440532013000"));
        assertThat(REDACTOR.redact("0 30 1234567")).isEqualTo("0 30 1234567");
    }

    @Test
    void twoCardsStillDiffer() {
        assertThat(REDACTOR.redact("4111 1111 1111 1111")).isNotEqualTo(REDACTOR.redact("4012 8888 8888 1881"));
    }

    @Test
    void placeholdersDependOnTheKey() {
        Redactor other = Redactor.of(new byte[16]);
        assertThat(other.redact("bob@example.com")).isNotEqualTo(REDACTOR.redact("bob@example.com"));
        assertThat(other.reference("account", "1")).isNotEqualTo(REDACTOR.reference("account", "1"));
    }

    @Test
    void whatSurroundsPersonalDataStays() {
        assertThat(REDACTOR.redact("Order 18: write to bob@example.com, not 4111 1111 1111 1111!"))
                .matches("Order 18: write to <mail:[0-9a-f]{8}>, not <card:[0-9a-f]{8}>!");
        assertThat(REDACTOR.redact("call (555) 123-4567 ext. 89 today")).matches("call <phone:[0-9a-f]{8}> today");
    }

    @Test
    void bareDigitsAreAPhoneNumberOnlyAfterAWordThatSaysSo() {
        assertThat(REDACTOR.redact("order 5551234567")).isEqualTo("order 5551234567");
        assertThat(REDACTOR.redact("call me at 5551234567")).matches("call me at <phone:[0-9a-f]{8}>");
    }

    @Test
    void referencesAreSixteenHexDigitsPerTypeAndValue() {
        assertThat(REDACTOR.reference("account", "4711"))
                .matches("hmac:[0-9a-f]{16}")
                .isEqualTo(REDACTOR.reference("account", "4711"))
                .isNotEqualTo(REDACTOR.reference("requester", "4711"));
    }

    @Test
    void shortKeysAreRefused() {
        assertThatThrownBy(() -> Redactor.of(new byte[15]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("15");
    }

    /** Quadratic work on these would take minutes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 ", "1", "12-", "0170 ", "@", "a@", "a.", "a@a.", "+49", "DE89 ", "%40", "(0)", "<card:", "4111 ",
                "+", "- ", "x1@b.c1"
            })
    @Timeout(30)
    void hostileTextTakesLinearTime(String piece) {
        String text = piece.repeat((1 << 20) / piece.length());
        String redacted = REDACTOR.redact(text);
        assertThat(new LogMask().mask(redacted)).isNotNull().hasSizeLessThanOrEqualTo(2 * text.length());
    }

    /** Digits outside placeholders. */
    private static String digitsOf(String text) {
        return Pattern.compile("<(mail|phone|iban|card):[0-9a-f]{8}>")
                .matcher(text)
                .replaceAll("")
                .replaceAll("\\D|%20|%40|%2B", "");
    }
}
