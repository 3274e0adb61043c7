package io.nearfar.app.demo.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every story, whatever its seed. */
final class StoryTest {
    private static final String SEEDS = "io.nearfar.app.demo.story.Tales#seeds";

    @ParameterizedTest(name = "seed {0}")
    @MethodSource(SEEDS)
    void sameSeedTellsTheSame(long seed) {
        Story one = Tales.of(seed);
        Story other = Story.of(seed, Story.ORDINARY, Tales.START);
        assertThat(other.history()).isEqualTo(one.history());
        assertThat(other.live()).isEqualTo(one.live());
        assertThat(other.plants()).isEqualTo(one.plants());
        assertThat(other.traps()).isEqualTo(one.traps());
        assertThat(next(300, other)).isEqualTo(next(300, one)).isEqualTo(next(300, one));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource(SEEDS)
    void recordsAreInTimeOrder(long seed) {
        Story story = Tales.of(seed);
        assertThat(story.history()).isSortedAccordingTo(Comparator.comparing(Sent::time));
        assertThat(story.live()).isSortedAccordingTo(Comparator.comparing(Sent::time));
        assertThat(story.history().getFirst().time()).isAfterOrEqualTo(Tales.START.minus(Duration.ofDays(30)));
        assertThat(story.history().getLast().time()).isBefore(Tales.START);
        assertThat(story.live().getFirst().time()).isAfterOrEqualTo(Tales.START);
        assertThat(next(300, story))
                .isSortedAccordingTo(Comparator.comparing(Sent::time))
                .first()
                .satisfies(sent ->
                        assertThat(sent.time()).isAfter(story.live().getLast().time()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource(SEEDS)
    void idsAreUniqueAndRiseWithTime(long seed) {
        Story story = Tales.of(seed);
        List<Sent> everything = Stream.concat(Tales.all(story).stream(), next(300, story).stream())
                .toList();
        assertThat(everything).extracting(Sent::id).doesNotHaveDuplicates();
        assertThat(everything.stream().filter(sent -> !sent.stream().equals("logs")))
                .allMatch(sent -> sent.id().matches("ZD-\\d{4}|TX-\\d{5}"));
        for (String stream : Set.of("tickets", "payments")) {
            assertThat(everything.stream().filter(sent -> sent.stream().equals(stream)))
                    .isSortedAccordingTo(Comparator.comparing(Sent::id));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource(SEEDS)
    void countsAreThoseOfTheOrdinaryDemo(long seed) {
        Story story = Tales.of(seed);
        assertThat(counts(story.history(), Sent::stream))
                .isEqualTo(Map.of("tickets", 600L, "logs", 2_000L, "payments", 900L));
        assertThat(counts(story.live(), Sent::stream))
                .isEqualTo(Map.of("tickets", 1_000L, "logs", 4_000L, "payments", 1_000L));
        assertThat(counts(story.plants(), Plant::sort))
                .isEqualTo(new EnumMap<>(Map.of(
                        Plant.Sort.RETYPED, 12L,
                        Plant.Sort.REWORDED, 11L,
                        Plant.Sort.FORWARDED, 11L,
                        Plant.Sort.TICKET_OUTLIER, 6L,
                        Plant.Sort.LOG_OUTLIER, 6L,
                        Plant.Sort.DOUBLE_CHARGE, 12L,
                        Plant.Sort.PAYMENT_OUTLIER, 6L,
                        Plant.Sort.INCIDENT, 1L)));
        assertThat(counts(story.traps(), Trap::stream)).isEqualTo(Map.of("tickets", 40L, "logs", 12L, "payments", 24L));
        assertThat(story.traps()).extracting(Trap::sort).contains(Trap.Sort.values());
        assertThat(story.unreadable()).hasSize(4);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource(SEEDS)
    void plantsAndTrapsAreDifferentLiveRecordsAndGoBackToEarlierOnes(long seed) {
        Story story = Tales.of(seed);
        Tales.Index byId = Tales.byId(story);
        List<String> told = new ArrayList<>(story.incident());
        told.removeFirst();
        story.plants().forEach(plant -> told.add(plant.id()));
        story.traps().forEach(trap -> told.add(trap.id()));
        told.addAll(story.unreadable());
        assertThat(told).doesNotHaveDuplicates();
        assertThat(story.live()).extracting(Sent::id).containsAll(told);
        story.plants().stream()
                .filter(plant -> plant.sort().repeats())
                .forEach(plant -> assertThat(byId.get(plant.of()).time())
                        .as("%s", plant)
                        .isBefore(byId.get(plant.id()).time()));
        story.traps().stream()
                .filter(trap -> !trap.of().isEmpty())
                .forEach(trap -> assertThat(byId.get(trap.of()).time())
                        .as("%s", trap)
                        .isBefore(byId.get(trap.id()).time()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource(SEEDS)
    void everyReadableRecordIsJsonWithItsOwnTime(long seed) {
        Story story = Tales.of(seed);
        for (Sent sent : Tales.all(story)) {
            if (!story.unreadable().contains(sent.id())) {
                String time = sent.stream().equals("tickets") ? "created_at" : "timestamp";
                assertThat(Tales.json(sent).path(time).asText())
                        .as(sent.id())
                        .isEqualTo(sent.time().toString());
                assertThat(Tales.json(sent).path("tenant").asText()).isIn("acme", "borealis");
            }
        }
    }

    @Test
    void otherSeedsTellOtherStories() {
        Set<String> texts = new HashSet<>();
        Story one = Tales.of(1);
        Tales.readable(one, "tickets")
                .forEach(sent -> texts.add(Tales.wording(sent).body()));
        List<Sent> others = Tales.readable(Tales.of(2), "tickets");
        assertThat(others.stream()
                        .filter(sent -> texts.contains(Tales.wording(sent).body())))
                .hasSizeLessThan(others.size() / 5);
    }

    @Test
    void shortStoryHoldsEverySort() {
        Story story = Story.of(7, Story.FEWEST, Tales.START);
        assertThat(story.live()).hasSize(Story.FEWEST);
        assertThat(story.plants()).extracting(Plant::sort).contains(Plant.Sort.values());
        assertThat(story.traps()).extracting(Trap::sort).contains(Trap.Sort.values());
    }

    @Test
    void storyOfTooFewRecordsIsRefused() {
        assertThatThrownBy(() -> Story.of(7, Story.FEWEST - 1, Tales.START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("599");
    }

    private static List<Sent> next(int count, Story story) {
        Iterator<Sent> after = story.after();
        return Stream.generate(after::next).limit(count).toList();
    }

    private static <T, K> Map<K, Long> counts(List<T> all, Function<T, K> by) {
        return all.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }
}
