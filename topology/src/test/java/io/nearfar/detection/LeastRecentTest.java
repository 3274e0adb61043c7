package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LeastRecentTest {

    private final Map<String, List<Integer>> kept = new HashMap<>();
    private final List<String> loaded = new ArrayList<>();
    private final LeastRecent<String, List<Integer>> held = new LeastRecent<>(
            key -> {
                loaded.add(key);
                return new ArrayList<>(kept.getOrDefault(key, List.of()));
            },
            List::size,
            8);

    @Test
    void whatWasUsedLeastRecentlyLeavesFirst() {
        held.change("a", list -> list.addAll(List.of(1, 2)));
        held.change("b", list -> list.addAll(List.of(1, 2)));
        held.get("a");
        held.change("c", list -> list.addAll(List.of(1, 2)));
        loaded.clear();

        held.get("a");
        held.get("c");
        held.get("b");

        assertThat(loaded).containsExactly("b");
    }

    @Test
    void whatAloneTakesMoreThanThereIsRoomForStays() {
        held.change("a", list -> list.addAll(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9)));
        assertThat(held.get("a")).hasSize(9);
        assertThat(held.count()).isEqualTo(1);
    }

    @Test
    void whatIsForgottenIsLoadedAgain() {
        held.change("a", list -> list.add(1));
        held.forget("a"::equals);
        assertThat(held.get("a")).isEmpty();
    }

    @RepeatedTest(20)
    void whatIsHeldEqualsWhatIsKept(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        for (int i = 0; i < 300; i++) {
            String key = "k" + random.nextInt(6);
            assertThat(held.get(key)).isEqualTo(kept.getOrDefault(key, List.of()));
            List<Integer> next = random.ints(random.nextInt(6), 0, 9).boxed().toList();
            kept.put(key, next);
            held.change(key, list -> {
                list.clear();
                list.addAll(next);
            });
        }
        assertThat(held.count()).isLessThanOrEqualTo(6);
    }
}
