package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapedTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "plain, plain",
                "a\\nb, a b",
                "a\\\\nb, a b",
                "a\\/b, a/b",
                "jane\\u0040x.org, jane@x.org",
                "jane\\\\u0040x.org, jane@x.org",
                "a\\u0022b, a b",
                "say \\\"hello\\\", say \\\"hello\\\"",
                "\\u004, \\u004",
                "\\u00zz, \\u00zz",
                "end\\, end\\",
                "\\x41, \\x41"
            })
    void escapesBecomeWhatTheyStandFor(String text, String resolved) {
        assertThat(EscapedText.resolve(text)).isEqualTo(resolved);
    }

    @Test
    void aMillionBackslashesTakeOnePass() {
        String text = "\\".repeat(1 << 20);

        assertThat(EscapedText.resolve(text)).isEqualTo(text);
    }
}
