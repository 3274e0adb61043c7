package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCountsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void withinTheBoundsItIsAPlainCountAndPastThemItStaysWithin(long seed) {
        Random random = new Random(seed);
        KeyCounts.Bounds wide = new KeyCounts.Bounds(50, 1_000);
        KeyCounts.Bounds narrow = new KeyCounts.Bounds(4, 30);
        Map<Integer, Integer> oracle = new TreeMap<>();
        KeyCounts plain = KeyCounts.NONE;
        KeyCounts bounded = KeyCounts.NONE;
        for (int i = 0; i < 1_000; i++) {
            int key = random.nextInt(50);
            oracle.merge(key, 1, Integer::sum);
            plain = plain.plus(key, wide);
            bounded = bounded.plus(key, narrow);
            assertThat(bounded.of(key)).isPositive();
            assertThat(bounded.byKey()).hasSizeLessThanOrEqualTo(4);
            assertThat(bounded.total()).isLessThanOrEqualTo(30);
        }
        assertThat(plain.byKey()).isEqualTo(oracle);
    }

    @Test
    void theKeySeenLeastGivesWay() {
        KeyCounts.Bounds two = new KeyCounts.Bounds(2, 100);
        KeyCounts counts = KeyCounts.NONE.plus(1, two).plus(1, two).plus(2, two).plus(3, two);
        assertThat(counts.byKey()).containsOnlyKeys(1, 3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void recentKeysAreTheLastDifferentOnes(long seed) {
        Random random = new Random(seed);
        List<Integer> oracle = new ArrayList<>();
        RecentKeys keys = RecentKeys.NONE;
        for (int i = 0; i < 300; i++) {
            Integer key = random.nextInt(20);
            oracle.removeIf(key::equals);
            oracle.add(key);
            keys = keys.plus(key, 8);
            assertThat(keys.keys()).isEqualTo(oracle.subList(Math.max(0, oracle.size() - 8), oracle.size()));
            assertThat(keys.has(key)).isTrue();
        }
    }
}
