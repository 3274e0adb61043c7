package io.nearfar.app.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is charged twice in a story, and what is not. */
final class PaymentTest {
    private static final String SEEDS = "io.nearfar.app.demo.story.Tales#seeds";

    @ParameterizedTest(name = "seed {0}")
    @MethodSource(SEEDS)
    void doubleChargeIsTheSamePaymentSecondsToHoursLater(long seed) {
        Story story = Tales.of(seed);
        Tales.Index byId = Tales.byId(story);
        story.plants().stream()
                .filter(plant -> plant.sort() == Plant.Sort.DOUBLE_CHARGE)
                .forEach(plant -> {
                    Sent charge = byId.get(plant.id());
                    Sent first = byId.get(plant.of());
                    assertThat(what(Tales.json(charge))).as("%s", plant).isEqualTo(what(Tales.json(first)));
                    assertThat(Duration.between(first.time(), charge.time()))
                            .isBetween(Duration.ofSeconds(9), Duration.ofHours(4));
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource(SEEDS)
    void nothingElseIsPaidTwiceButByTraps(long seed) {
        Story story = Tales.of(seed);
        Set<String> told = new HashSet<>();
        story.plants().forEach(plant -> told.add(plant.id()));
        story.traps().forEach(trap -> told.add(trap.id()));
        Map<String, List<String>> seen = new HashMap<>();
        for (Sent sent : story.live()) {
            boolean background = sent.stream().equals("payments")
                    && !told.contains(sent.id())
                    && !story.unreadable().contains(sent.id())
                    && !Tales.json(sent).path("type").asText().equals("refund");
            if (background) {
                seen.merge(
                        what(Tales.json(sent)),
                        List.of(sent.id()),
                        (one, other) -> List.of(one.getFirst(), other.getFirst()));
            }
        }
        assertThat(seen.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource(SEEDS)
    void outliersAreFarAboveEveryoneElse(long seed) {
        Story story = Tales.of(seed);
        Set<String> outliers = new HashSet<>();
        story.plants().stream()
                .filter(plant -> plant.sort() == Plant.Sort.PAYMENT_OUTLIER)
                .forEach(plant -> outliers.add(plant.id()));
        Tales.readable(story, "payments").forEach(sent -> {
            double amount = Tales.json(sent).path("amount").asDouble();
            assertThat(amount > 1_000).as(sent.id()).isEqualTo(outliers.contains(sent.id()));
        });
    }

    private static String what(JsonNode payment) {
        return payment.path("account").asText()
                + payment.path("merchant").asText()
                + payment.path("amount").asText()
                + payment.path("currency").asText();
    }
}
