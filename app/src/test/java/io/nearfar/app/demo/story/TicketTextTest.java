package io.nearfar.app.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How much the tickets of a story have in common. */
final class TicketTextTest {
    private static final String SEEDS = "io.nearfar.app.demo.story.Tales#seeds";
    private static final double ACCIDENTALLY_ALIKE = 0.6;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource(SEEDS)
    void rewordedTicketsShareAtMostHalfOfTheirWords(long seed) {
        overlaps(Tales.of(seed), Plant.Sort.REWORDED)
                .forEach((plant, overlap) -> assertThat(overlap).as(plant).isBetween(0.01, 0.5));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource(SEEDS)
    void retypedTicketsShareMostOfTheirWords(long seed) {
        overlaps(Tales.of(seed), Plant.Sort.RETYPED)
                .forEach((plant, overlap) -> assertThat(overlap).as(plant).isBetween(0.5, 0.999));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource(SEEDS)
    void forwardedTicketsHoldTheWholeOriginal(long seed) {
        Story story = Tales.of(seed);
        Tales.Index byId = Tales.byId(story);
        plants(story, Plant.Sort.FORWARDED).forEach(plant -> {
            Wording whole = Tales.wording(byId.get(plant.id()));
            Wording original = Tales.wording(byId.get(plant.of()));
            assertThat(whole.subject()).as("%s", plant).endsWith(original.subject());
            assertThat(whole.body().lines())
                    .containsAll(
                            original.body().lines().map(line -> "> " + line).toList());
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource(SEEDS)
    void backgroundTicketsAreNotAlikeByAccident(long seed) {
        Story story = Tales.of(seed);
        Set<String> told = new HashSet<>(story.incident());
        story.plants().forEach(plant -> told.add(plant.id()));
        story.traps().forEach(trap -> told.add(trap.id()));
        List<Sent> background = Tales.readable(story, "tickets").stream()
                .filter(sent -> !told.contains(sent.id()))
                .toList();
        List<Set<String>> words =
                background.stream().map(sent -> Tales.wording(sent).words()).toList();
        List<String> alike = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean oneTenant =
                        background.get(i).key().equals(background.get(j).key());
                if (oneTenant && Wording.overlap(words.get(i), words.get(j)) > ACCIDENTALLY_ALIKE) {
                    alike.add(background.get(j).id() + " " + background.get(i).id());
                }
            }
        }
        assertThat(alike).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource(SEEDS)
    void everyReadableTicketHasItsMatterAndRepeatsShareIt(long seed) {
        Story story = Tales.of(seed);
        assertThat(Tales.readable(story, "tickets"))
                .allSatisfy(sent -> assertThat(story.matter(sent.id())).isPresent());
        Stream.of(Plant.Sort.RETYPED, Plant.Sort.REWORDED, Plant.Sort.FORWARDED)
                .flatMap(sort -> plants(story, sort))
                .forEach(plant -> assertThat(story.matter(plant.id())).isEqualTo(story.matter(plant.of())));
        assertThat(story.incident().stream()
                        .map(id -> story.matter(id).map(Matter::name))
                        .distinct())
                .containsExactly(Optional.of("card-declined"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource(SEEDS)
    void incidentIsNineTicketsOfEightRequestersWithinTwentyMinutes(long seed) {
        Story story = Tales.of(seed);
        Tales.Index byId = Tales.byId(story);
        List<Sent> tickets = story.incident().stream().map(byId::get).toList();
        assertThat(tickets).hasSize(9);
        assertThat(tickets.stream()
                        .map(sent -> Tales.json(sent).path("requester").asText())
                        .distinct())
                .hasSize(8);
        assertThat(Duration.between(tickets.getFirst().time(), tickets.getLast().time()))
                .isLessThanOrEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void deskHasManyMattersEachInSeveralPhrasings() {
        assertThat(Desk.MATTERS)
                .hasSizeGreaterThan(200)
                .extracting(Section::name)
                .doesNotHaveDuplicates();
        assertThat(Desk.MATTERS)
                .allSatisfy(matter -> assertThat(
                                matter.marked('s').size() * matter.marked('b').size())
                        .as(matter.name())
                        .isGreaterThanOrEqualTo(2));
    }

    private static Stream<Plant> plants(Story story, Plant.Sort sort) {
        return story.plants().stream().filter(plant -> plant.sort() == sort);
    }

    private static Map<String, Double> overlaps(Story story, Plant.Sort sort) {
        Tales.Index byId = Tales.byId(story);
        return plants(story, sort)
                .collect(Collectors.toMap(
                        Plant::toString,
                        plant -> Wording.overlap(
                                Tales.wording(byId.get(plant.id())).words(),
                                Tales.wording(byId.get(plant.of())).words())));
    }
}
