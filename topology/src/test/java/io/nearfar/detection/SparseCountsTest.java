package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseCountsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void countsEqualThoseOfAPlainMap(long seed) {
        Random random = new Random(seed);
        SparseCounts counts = new SparseCounts();
        Map<Integer, Integer> plain = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            int key = random.nextInt(1 << 14);
            int count = random.nextInt(1 << 16);
            counts.put(key, count);
            plain.put(key, count);
            if (random.nextInt(5_000) == 0) {
                counts.halve(1);
                plain.replaceAll((each, value) -> value / 2);
            }
        }

        for (int key = 0; key < 1 << 14; key++) {
            assertThat(counts.count(key)).isEqualTo(plain.getOrDefault(key, 0));
        }
    }
}
