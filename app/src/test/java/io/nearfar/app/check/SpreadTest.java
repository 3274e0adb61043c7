package io.nearfar.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void everyPartitionGivesAlike() {
        assertThat(Spread.of(Map.of(0, 1_000L, 1, 500L, 2, 70L), 99)).isEqualTo(Map.of(0, 33, 1, 33, 2, 33));
    }

    @Test
    void whatAPartitionLacksOthersGive() {
        assertThat(Spread.of(Map.of(0, 1_000L, 1, 2L, 2, 0L), 10)).isEqualTo(Map.of(0, 8, 1, 2));
    }

    @Test
    void aSmallTopicGivesAllItHas() {
        assertThat(Spread.of(Map.of(0, 3L, 1, 2L), 100)).isEqualTo(Map.of(0, 3, 1, 2));
    }

    @Test
    void fullerPartitionsComeFirstWhereNotAllHaveTheirTurn() {
        assertThat(Spread.of(Map.of(0, 1L, 1, 9L, 2, 5L), 2)).isEqualTo(Map.of(1, 1, 2, 1));
    }
}
