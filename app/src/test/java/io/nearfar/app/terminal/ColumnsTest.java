package io.nearfar.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void wideCharactersTakeTwoColumnsAndMarksNone() {
        assertThat(Columns.width("Grüße")).isEqualTo(5);
        assertThat(Columns.width("e\u0301")).isEqualTo(1);
        assertThat(Columns.width("漢字")).isEqualTo(4);
        assertThat(Columns.width("한국")).isEqualTo(4);
        assertThat(Columns.width("😀")).isEqualTo(2);
        assertThat(Columns.width("❤\uFE0F")).isEqualTo(2);
    }

    @Test
    void marksWithoutEndTakeRoom() {
        assertThat(Columns.cut("e" + "\u0301".repeat(1_000), 20).length()).isLessThan(30);
    }

    @Test
    void whatIsTooWideEndsInAnEllipsisWithinTheColumns() {
        assertThat(Columns.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Columns.cut("abcdef", 5)).isEqualTo("abcd…");
        assertThat(Columns.cut("漢字漢字", 6)).isEqualTo("漢字…");
        assertThat(Columns.cut("abc", 0)).isEmpty();
        assertThat(Columns.cut("ab 😀", 4)).isEqualTo("ab…");
    }

    @Test
    void escapesAreLeftOutAndControlsAreSpaces() {
        assertThat(Columns.clean("a\u001B[31mb\u009B0mc")).isEqualTo("abc");
        assertThat(Columns.clean("a\tb\u0007c\u0085d")).isEqualTo("a b c d");
        assertThat(Columns.clean("\u202Eabc\u200B\uD800")).isEqualTo("abc\uFFFD");
        assertThat(Columns.oneLine("  a \r\n b  ")).isEqualTo("a b");
    }

    @Test
    void paddingReachesTheColumn() {
        assertThat(Columns.pad("漢", 4)).isEqualTo("漢  ");
        assertThat(Columns.pad("abcd", 2)).isEqualTo("abcd");
    }
}
