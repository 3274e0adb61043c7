package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nearfar.record.WordSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordFrequenciesTest {

    private final WordFrequencies frequencies = new WordFrequencies();

    private static WordSet words(String text) {
        return WordSet.of(text);
    }

    private static int hash(String word) {
        return words(word).hashes().findFirst().orElseThrow();
    }

    private void count(String text) {
        frequencies.apply(frequencies.counted(words(text)));
    }

    @Test
    void beforeAnythingIsCountedTheBackgroundTellsWhatIsUsual() {
        assertThat(frequencies.weight(hash("the"))).isEqualTo(-StrictMath.log(0.8), within(1e-9));
        assertThat(frequencies.weight(hash("zyzzyva"))).isEqualTo(StrictMath.log(3_000), within(1e-9));
    }

    @Test
    void whatAScopeSaysOftenWeighsLittleThere() {
        double before = frequencies.weight(hash("zyzzyva"));
        for (int i = 0; i < 1_000; i++) {
            count("the zyzzyva again and again");
        }

        assertThat(frequencies.weight(hash("zyzzyva"))).isEqualTo(StrictMath.log(2), within(1e-3));
        assertThat(before).isGreaterThan(8);
        assertThat(frequencies.weight(hash("the"))).isLessThan(0.2);
    }

    @Test
    void countingChangesNothingUntilItIsApplied() {
        double before = frequencies.weight(hash("zyzzyva"));

        frequencies.counted(words("zyzzyva"));

        assertThat(frequencies.weight(hash("zyzzyva"))).isEqualTo(before);
    }

    @Test
    void countsAreHalvedOnceThereAreMany() {
        for (int i = 0; i < WordFrequencies.HALVED_AFTER - 1; i++) {
            count("zyzzyva");
        }
        assertThat(frequencies.counted(words("other")).state())
                .isEqualTo(new WordFrequencies.State(WordFrequencies.HALVED_AFTER / 2, 1));
        double before = frequencies.weight(hash("zyzzyva"));

        count("other");

        assertThat(frequencies.weight(hash("zyzzyva"))).isEqualTo(before, within(0.05));
        assertThat(frequencies.counted(words("zyzzyva")).cells())
                .singleElement()
                .satisfies(cell -> assertThat(cell.count()).isEqualTo((WordFrequencies.HALVED_AFTER - 1) / 2 + 1));
    }

    /** Cells are stored as they were when last counted; what is read later must equal what was held. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsReadFromAStoreEqualsWhatIsHeld(long seed) {
        Random random = new Random(seed);
        Map<Integer, WordFrequencies.Cell> stored = new HashMap<>();
        WordFrequencies.State state = WordFrequencies.State.START;
        for (int i = 0; i < 40_000; i++) {
            WordFrequencies.Update update = frequencies.counted(words("w" + random.nextInt(1 + random.nextInt(300))));
            frequencies.apply(update);
            update.cells().forEach(cell -> stored.put(cell.bucket(), cell));
            state = update.state();
        }

        WordFrequencies read = new WordFrequencies();
        read.put(state);
        stored.values().forEach(read::put);

        for (int i = 0; i < 300; i++) {
            assertThat(read.weight(hash("w" + i))).isEqualTo(frequencies.weight(hash("w" + i)));
        }
    }
}
