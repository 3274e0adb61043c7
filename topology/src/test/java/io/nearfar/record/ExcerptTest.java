package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void shortTextStaysOnOneLine() {
        assertThat(Excerpt.of("  Parcel\n\n 5512\u00A0still \t not here ")).isEqualTo("Parcel 5512 still not here");
    }

    @Test
    void longTextEndsAfterAWord() {
        String excerpt = Excerpt.of("parcel ".repeat(100));
        assertThat(excerpt).hasSizeLessThanOrEqualTo(Limits.MAX_SNIPPET).endsWith("parcel…");
    }

    @Test
    void aWordWithoutEndIsCutBetweenCharacters() {
        String excerpt = Excerpt.of("x" + "\uD83D\uDE00".repeat(200));
        assertThat(excerpt).hasSizeLessThanOrEqualTo(Limits.MAX_SNIPPET).endsWith("\uD83D\uDE00…");
    }

    @Test
    void textOfExactlyTheLengthIsWhole() {
        assertThat(Excerpt.of("y".repeat(Limits.MAX_SNIPPET))).isEqualTo("y".repeat(Limits.MAX_SNIPPET));
    }
}
