package io.nearfar.detection;

import static io.nearfar.detection.Desk.DAY;
import static io.nearfar.detection.Desk.HOUR;
import static io.nearfar.detection.Desk.MINUTE;
import static io.nearfar.detection.Desk.duplicate;
import static io.nearfar.detection.Desk.match;
import static io.nearfar.detection.Texts.at;
import static io.nearfar.detection.Texts.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.ModelId;
import io.nearfar.record.Scope;
import io.nearfar.window.WindowConfig;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextDetectorTest {

    private static final long START = 1_000 * DAY;

    private final Desk desk = new Desk();

    @Test
    void equalTextIsARepeatAndAddsNoRow() {
        desk.decide(ticket("A", START, "text", at(1)));

        Decision decision = desk.decide(ticket("B", START + MINUTE, "text", at(1)));

        assertThat(decision.outcome()).isEqualTo(Outcome.REPEATED);
        assertThat(duplicate(decision)).hasValueSatisfying(found -> {
            assertThat(found.exact()).isTrue();
            assertThat(found.match()).isEqualTo(new Match("A", START, 1, 1));
            assertThat(found.group()).isEqualTo(new Finding.GroupView("A", 2, START));
        });
        assertThat(desk.records()).isEqualTo(1);
    }

    @Test
    void nearTextIsADuplicateWithARowOfItsOwn() {
        desk.decide(ticket("A", START, "text", at(1)));

        Decision decision = desk.decide(ticket("B", START + MINUTE, "other", at(0.95)));

        assertThat(decision.outcome()).isEqualTo(Outcome.NEW);
        assertThat(duplicate(decision)).hasValueSatisfying(found -> {
            assertThat(found.exact()).isFalse();
            assertThat(found.match().id()).isEqualTo("A");
        });
        assertThat(desk.records()).isEqualTo(2);
    }

    @Test
    void lessThanTheThresholdIsAMatchAndNoDuplicate() {
        desk.decide(ticket("A", START, "text", at(1)));

        Decision decision = desk.decide(ticket("B", START + MINUTE, "other", at(0.85)));

        assertThat(decision.findings()).isEmpty();
        assertThat(decision.scores().orElseThrow().matches())
                .extracting(Match::id)
                .containsExactly("A");
    }

    @Test
    void groupDoesNotCreepAwayFromItsLeader() {
        // B is 0.95 to A, C is 0.95 to B and only 0.81 to A.
        desk.decide(ticket("A", START, "a", at(1)));
        desk.decide(ticket("B", START + 1, "b", at(0.95)));

        Decision decision = desk.decide(ticket("C", START + 2, "c", at(0.81)));

        assertThat(decision.findings()).isEmpty();
    }

    @Test
    void oldestInTheLogLeadsWhateverItsEventTime() {
        desk.decide(ticket("A", START + HOUR, "text", at(1)));

        Decision decision = desk.decide(ticket("B", START, "text", at(1)));

        assertThat(duplicate(decision).orElseThrow().group().leader()).isEqualTo("A");
        assertThat(desk.leader("text").id()).isEqualTo("A");
    }

    @Test
    void wordForWordRedeliveryIsIgnored() {
        EmbeddedRecord record = ticket("A", START, "text", at(1));
        desk.decide(record);

        assertThat(desk.decide(record)).isEqualTo(Decision.ignored());
    }

    @Test
    void repeatAfterTheWindowIsSilent() {
        desk.decide(ticket("A", START, "text", at(1)));

        Decision decision = desk.decide(ticket("B", START + 8 * HOUR, "text", at(1)));

        assertThat(decision.outcome()).isEqualTo(Outcome.NEW);
        assertThat(decision.findings()).isEmpty();
        assertThat(decision.scores().orElseThrow().matches()).isEmpty();
    }

    @Test
    void lateRecordIsJudgedAndNotRemembered() {
        desk.decide(ticket("A", START, "text", at(1)));

        Decision decision = desk.decide(ticket("B", START - 8 * HOUR, "text", at(1)));

        assertThat(decision.outcome()).isEqualTo(Outcome.LATE);
        assertThat(match(decision)).isEqualTo("A");
        assertThat(decision.changes()).isEmpty();
    }

    @Test
    void rowsOfARepeatedTextStayInTheWindow() {
        desk.decide(ticket("A", START, "text", at(1)));
        for (int i = 1; i <= 20; i++) {
            Decision decision = desk.decide(ticket("B-" + i, START + i * HOUR, "text", at(1)));
            assertThat(match(decision)).as("hour %d", i).isEqualTo("A");
        }
        assertThat(desk.records()).isEqualTo(1);
        assertThat(desk.row("A", START)).isFalse();
        assertThat(desk.row("A", desk.leader("text").row().time())).isTrue();
    }

    @Test
    void groupOutlivesTheWindowAndEndsAfterItsLastMember() {
        Desk month = new Desk(new WindowConfig(Duration.ofDays(90), 100, Duration.ofDays(30)));
        month.decide(ticket("A", START, "a", at(1)));
        month.decide(ticket("B", START + DAY, "b", at(0.98)));
        Decision within = month.decide(ticket("C", START + 30 * DAY, "c", at(0.97)));
        assertThat(duplicate(within).orElseThrow().group().count()).isEqualTo(3);

        Decision after = month.decide(ticket("D", START + 60 * DAY, "d", at(0.97)));

        assertThat(duplicate(after).orElseThrow().group().count()).isEqualTo(2);
    }

    @Test
    void capByCountDropsTheOldest() {
        Desk small = new Desk(new WindowConfig(Duration.ofDays(90), 2, Duration.ofDays(30)));
        small.decide(ticket("A", START + 2, "a", at(1)));
        small.decide(ticket("B", START + 1, "b", at(0)));
        small.decide(ticket("C", START + 3, "c", at(-1)));

        assertThat(small.records()).isEqualTo(2);
        assertThat(small.row("B", START + 1)).isFalse();
        assertThat(match(small.decide(ticket("D", START + 4, "a", at(1))))).isEqualTo("A");
    }

    @Test
    void vectorsOfTwoModelsAreNeverCompared() {
        ModelId other = new ModelId("other", "0badcafe", 4);
        desk.decide(Texts.of(Texts.identity(Texts.SCOPE, "A", false, START), "open", "a", other, at(1)));

        Decision decision = desk.decide(ticket("B", START + 1, "b", at(1)));

        assertThat(decision.scores().orElseThrow().matches()).isEmpty();
    }

    @Test
    void nothingIsComparedAcrossScopes() {
        desk.decide(ticket("A", START, "text", at(1)));
        Scope other = new Scope("tickets", "other", List.of());

        Decision decision =
                desk.decide(Texts.of(Texts.identity(other, "B", false, START + 1), "open", "text", Texts.MODEL, at(1)));

        assertThat(decision.scores().orElseThrow().matches()).isEmpty();
    }

    @Test
    void fastClockOfAnotherTenantTakesNothingWithinTheSlack() {
        Scope other = new Scope("tickets", "other", List.of());
        desk.decide(ticket("A", START, "text", at(1)));
        desk.decide(
                Texts.of(Texts.identity(other, "X", false, START + 2 * DAY), "open", "elsewhere", Texts.MODEL, at(1)));

        assertThat(match(desk.decide(ticket("B", START + HOUR, "text", at(1))))).isEqualTo("A");
    }

    @Test
    void whatTheStoreNoLongerKeepsForThePartitionIsNotRecent() {
        Scope other = new Scope("tickets", "other", List.of());
        desk.decide(ticket("A", START, "text", at(1)));
        desk.decide(Texts.of(
                Texts.identity(other, "X", false, START + 2 * DAY + 8 * HOUR),
                "open",
                "elsewhere",
                Texts.MODEL,
                at(1)));

        Decision decision = desk.decide(ticket("B", START + HOUR, "text", at(1)));

        assertThat(decision.outcome()).isEqualTo(Outcome.NEW);
        assertThat(decision.findings()).isEmpty();
    }
}
