package io.nearfar.surge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestersTest {

    @Test
    void upToTheBoundTheyAreCountedExactly() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Map<Long, Long> plain = new HashMap<>();
            Requesters requesters = Requesters.NONE;
            for (int i = 0; i < 600; i++) {
                long hash = random.nextInt(Requesters.MOST) * 0x9E3779B97F4A7C15L;
                long time = i;
                plain.putIfAbsent(hash, time);
                requesters = requesters.plus(hash, time);
            }
            long since = random.nextInt(600);
            assertThat(requesters.count()).as("seed %d", seed).isEqualTo(plain.size());
            assertThat(requesters.recordsAfter(-1)).as("seed %d", seed).isEqualTo(600);
            assertThat(requesters.since(since).count()).as("seed %d", seed).isEqualTo((int)
                    plain.values().stream().filter(time -> time > since).count());
        }
    }

    @Test
    void beyondItTheyAreEstimated() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Requesters requesters = Requesters.NONE;
            for (int i = 0; i < 10_000; i++) {
                long hash = random.nextLong();
                requesters = requesters.plus(hash, i).plus(hash, i + 1);
            }
            assertThat(requesters.seen()).hasSizeLessThanOrEqualTo(Requesters.MOST);
            assertThat(requesters.count() / 10_000.0).as("seed %d", seed).isCloseTo(1, within(0.35));
        }
    }

    @Test
    void bothTogetherAreThoseOfBoth() {
        Requesters one = Requesters.NONE.plus(1, 10).plus(2, 11);
        Requesters other = Requesters.NONE.plus(2, 12).plus(3, 13);

        assertThat(one.plus(other).count()).isEqualTo(3);
    }
}
