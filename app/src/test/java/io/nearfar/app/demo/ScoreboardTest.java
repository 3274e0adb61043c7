package io.nearfar.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.app.demo.story.Plant;
import io.nearfar.app.demo.story.Report;
import io.nearfar.app.demo.story.Sent;
import io.nearfar.app.demo.story.Story;
import io.nearfar.app.demo.story.Trap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScoreboardTest {

    private static final Story STORY = Story.of(7, Story.FEWEST, Instant.parse("2026-01-01T06:00:00Z"));

    private final Scoreboard board = new Scoreboard(STORY);

    @Test
    void whoSaysWhatIsTrueFindsEverythingAndNothingElse() {
        STORY.plants().forEach(plant -> board.alert(right(plant)));

        for (String stream : List.of("tickets", "logs", "payments")) {
            Scoreboard.Result result = board.result(stream);
            assertThat(result.found()).as(stream).isEqualTo(result.planted()).isPositive();
            assertThat(result.silent()).as(stream).isEqualTo(result.traps()).isPositive();
            assertThat(result.wrong()).as(stream).isZero();
        }
        assertThat(board.missed()).isEmpty();
        assertThat(board.incident()).startsWith("found at requester 1, 0 min after its first ticket");
    }

    @Test
    void whoSaysNothingMissesEverything() {
        Scoreboard.Result tickets = board.result("tickets");

        assertThat(tickets.found()).isZero();
        assertThat(tickets.alerts()).isZero();
        assertThat(board.missed()).hasSize((int) STORY.plants().stream()
                .filter(plant -> plant.sort() != Plant.Sort.INCIDENT)
                .count());
        assertThat(board.incident()).startsWith("missed");
    }

    @Test
    void anIncidentIsFoundAtTheLastOfItsRequestersThatTheAlertNames() {
        List<Report> reports = STORY.reports();
        board.alert(new Seen("tickets", "", "surge", Set.copyOf(STORY.incident())));

        assertThat(reports).hasSize(9);
        assertThat(board.incident()).startsWith("found at requester 8, ").endsWith("; noisy requester silent");
    }

    @Test
    void aRepeatOfSomethingElseIsNotFoundAndFalse() {
        Plant plant = planted(Plant.Sort.RETYPED);

        board.alert(new Seen("tickets", plant.id(), "duplicate", Set.of(stranger())));

        assertThat(board.result("tickets").found()).isZero();
        assertThat(board.result("tickets").wrong()).isEqualTo(1);
        assertThat(board.wrong()).containsExactly(plant.id() + " (duplicate)");
    }

    @Test
    void aTrapSnapsOnlyOnWhatIsWrongAboutIt() {
        Trap trap = STORY.traps().stream()
                .filter(each -> each.sort() == Trap.Sort.OTHER_NUMBER)
                .findFirst()
                .orElseThrow();

        board.alert(new Seen("tickets", trap.id(), "related", Set.of(trap.of())));
        assertThat(board.snapped()).isEmpty();
        board.alert(new Seen("tickets", trap.id(), "duplicate", Set.of(trap.of())));

        assertThat(board.snapped()).containsExactly(trap.id() + " (other number)");
        Scoreboard.Result result = board.result("tickets");
        assertThat(result.silent()).isEqualTo(result.traps() - 1);
    }

    @Test
    void aTrapMayResembleAThirdTicketAboutItsMatterButNotRepeatIt() {
        Trap trap = STORY.traps().stream()
                .filter(each -> each.sort() == Trap.Sort.OTHER_STATE)
                .filter(each -> third(each).isPresent())
                .findFirst()
                .orElseThrow();
        String third = third(trap).orElseThrow();

        board.alert(new Seen("tickets", trap.id(), "related", Set.of(third)));
        assertThat(board.snapped()).isEmpty();
        board.alert(new Seen("tickets", trap.id(), "duplicate", Set.of(third)));
        assertThat(board.snapped()).containsExactly(trap.id() + " (other state)");
    }

    @Test
    void aTrapSnapsOnItsPairWhateverTheMatter() {
        Trap trap = STORY.traps().stream()
                .filter(each -> each.sort() == Trap.Sort.OTHER_STATE)
                .findFirst()
                .orElseThrow();

        board.alert(new Seen("tickets", trap.id(), "related", Set.of(trap.of())));

        assertThat(board.snapped()).containsExactly(trap.id() + " (other state)");
    }

    @Test
    void anAlertAboutAnOrdinaryRecordIsFalse() {
        board.alert(new Seen("tickets", stranger(), "outlier", Set.of()));
        board.alert(new Seen(
                "tickets",
                stranger(),
                "duplicate",
                Set.of(planted(Plant.Sort.RETYPED).of())));

        assertThat(board.result("tickets").wrong()).isEqualTo(2);
    }

    @Test
    void missedRepeatsAreNamedWithHowAlikeTheyWere() {
        Plant plant = planted(Plant.Sort.REWORDED);

        board.score(plant.id(), 0.634);

        assertThat(board.missed()).contains(plant.id() + " (reworded, cosine 0.63)");
    }

    private static Seen right(Plant plant) {
        return switch (plant.sort()) {
            case RETYPED, REWORDED, FORWARDED, DOUBLE_CHARGE ->
                new Seen(plant.stream(), plant.id(), "duplicate", Set.of(plant.of()));
            case TICKET_OUTLIER, LOG_OUTLIER, PAYMENT_OUTLIER ->
                new Seen(plant.stream(), plant.id(), "outlier", Set.of());
            case INCIDENT -> new Seen(plant.stream(), "", "surge", Set.of(plant.id()));
        };
    }

    private static Plant planted(Plant.Sort sort) {
        return STORY.plants().stream()
                .filter(plant -> plant.sort() == sort)
                .findFirst()
                .orElseThrow();
    }

    /** A ticket about the matter of a trap that has no part in it. */
    private static Optional<String> third(Trap trap) {
        return Stream.concat(STORY.history().stream(), STORY.live().stream())
                .map(Sent::id)
                .filter(id -> !id.equals(trap.id()) && !id.equals(trap.of()))
                .filter(id -> STORY.matter(id)
                        .flatMap(there -> STORY.matter(trap.id())
                                .filter(here -> here.name().equals(there.name())))
                        .isPresent())
                .findFirst();
    }

    /** A live ticket about which nothing is planned. */
    private static String stranger() {
        Set<String> planned = STORY.plants().stream().map(Plant::id).collect(Collectors.toSet());
        STORY.plants().forEach(plant -> planned.add(plant.of()));
        STORY.traps().forEach(trap -> planned.addAll(List.of(trap.id(), trap.of())));
        planned.addAll(STORY.incident());
        return STORY.live().stream()
                .filter(sent -> sent.stream().equals("tickets"))
                .map(Sent::id)
                .filter(id -> !planned.contains(id))
                .findFirst()
                .orElseThrow();
    }
}
