package io.nearfar.bench.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextGrammarTest {

    @Test
    void sameSeedMakesTheSameTexts() {
        assertThat(new TextGrammar(5).texts(3000)).isEqualTo(new TextGrammar(5).texts(3000));
    }

    @Test
    void anotherSeedMakesOtherTexts() {
        assertThat(new TextGrammar(5).texts(100)).doesNotContainAnyElementsOf(new TextGrammar(6).texts(100));
    }

    @Test
    void allTextsDiffer() {
        assertThat(new TextGrammar(5).texts(8000)).extracting(SeedText::text).doesNotHaveDuplicates();
    }
}
