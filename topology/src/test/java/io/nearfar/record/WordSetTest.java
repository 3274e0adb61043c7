package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordSetTest {

    private static final long SEED = 20_261_122;
    private static final int CASES = 400;

    @Test
    void wordsAreRunsOfLettersAndDigitsWhateverTheirCase() {
        WordSet words = WordSet.of("Order 5512: the ORDER isn't här");
        assertThat(words.count()).isEqualTo(7);
        assertThat(words.different()).isEqualTo(6);
        assertThat(words).isEqualTo(WordSet.of("order order 5512 the isn T HÄR"));
    }

    @Test
    void equalTextsOverlapFullyAndOthersNot() {
        String text = "My parcel has not arrived";
        assertThat(WordSet.of(text).overlap(WordSet.of("ARRIVED not has parcel my!")))
                .isEqualTo(1);
        assertThat(WordSet.of(text).overlap(WordSet.of("Invoice sent twice"))).isZero();
        assertThat(WordSet.of("a b c").overlap(WordSet.of("b c d"))).isEqualTo(0.5);
    }

    @Test
    void nothingOverlapsWithATextWithoutWords() {
        assertThat(WordSet.of(" ?! ")).isEqualTo(WordSet.EMPTY);
        assertThat(WordSet.EMPTY.overlap(WordSet.of("a"))).isZero();
        assertThat(WordSet.EMPTY.overlap(WordSet.EMPTY)).isZero();
    }

    @Test
    void longTextsKeepAsManyWordsAsAllowedAndStillEqualThemselves() {
        WordSet words = WordSet.of(text(words(new Random(SEED), 5000, 1_000_000)));
        assertThat(words.different()).isEqualTo(WordSet.MOST);
        assertThat(words.overlap(words)).isEqualTo(1);
    }

    @Test
    void countEndsAtTwoBytes() {
        assertThat(WordSet.of("a ".repeat(70_000)).count()).isEqualTo(65_535);
    }

    @Test
    void overlapIsSymmetricAndNearTheExactShareOfWords() {
        Random random = new Random(SEED);
        double sum = 0;
        for (int i = 0; i < CASES; i++) {
            Set<Integer> common = words(random, random.nextInt(300), 1_000_000);
            Set<Integer> here = with(common, words(random, 1 + random.nextInt(300), 1_000_000));
            Set<Integer> there = with(common, words(random, 1 + random.nextInt(300), 1_000_000));
            double overlap = WordSet.of(text(here)).overlap(WordSet.of(text(there)));
            double exact = jaccard(here, there);
            assertThat(overlap).as("seed %d, case %d", SEED, i).isBetween(0.0, 1.0);
            assertThat(WordSet.of(text(there)).overlap(WordSet.of(text(here)))).isEqualTo(overlap);
            // Four and a half standard deviations of a share among 64 words.
            assertThat(overlap).as("seed %d, case %d", SEED, i).isCloseTo(exact, within(0.28));
            sum += overlap - exact;
        }
        assertThat(sum / CASES).as("seed %d: bias", SEED).isCloseTo(0, within(0.015));
    }

    @Test
    void overlapOfFewWordsIsExact() {
        Random random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            Set<Integer> here = words(random, 1 + random.nextInt(32), 40);
            Set<Integer> there = words(random, 1 + random.nextInt(32), 40);
            assertThat(WordSet.of(text(here)).overlap(WordSet.of(text(there))))
                    .as("seed %d, case %d", SEED, i)
                    .isEqualTo(jaccard(here, there));
        }
    }

    @Test
    void writtenFormReadsBackEqual() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < 50; i++) {
            WordSet words = WordSet.of(text(words(random, random.nextInt(200), 1000)));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            words.writeTo(new DataOutputStream(bytes));
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
            assertThat(WordSet.readFrom(in)).as("seed %d, case %d", SEED, i).isEqualTo(words);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    private static Set<Integer> words(Random random, int count, int of) {
        return IntStream.range(0, count).mapToObj(i -> random.nextInt(of)).collect(Collectors.toSet());
    }

    private static Set<Integer> with(Set<Integer> common, Set<Integer> own) {
        Set<Integer> all = new HashSet<>(common);
        all.addAll(own);
        return all;
    }

    private static String text(Set<Integer> words) {
        return words.stream().map(word -> "w" + word).collect(Collectors.joining(" "));
    }

    private static double jaccard(Set<Integer> here, Set<Integer> there) {
        long shared = here.stream().filter(there::contains).count();
        return (double) shared / (here.size() + there.size() - shared);
    }
}
