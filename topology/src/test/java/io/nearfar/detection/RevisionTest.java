package io.nearfar.detection;

import static io.nearfar.detection.Desk.DAY;
import static io.nearfar.detection.Desk.MINUTE;
import static io.nearfar.detection.Desk.duplicate;
import static io.nearfar.detection.Desk.match;
import static io.nearfar.detection.Texts.at;
import static io.nearfar.detection.Texts.code;
import static io.nearfar.detection.Texts.ticket;
import static io.nearfar.detection.Texts.withStatus;
import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.window.RowKey;
import io.nearfar.window.WindowConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Records that come again with another text or status. */
class RevisionTest {

    private static final long START = 1_000 * DAY;

    private final Desk desk = new Desk();

    @Test
    void revisionReplacesItsRowsAndNeverMatchesItself() {
        desk.decide(ticket("A", START, "first", at(1), at(0.3)));

        Decision decision = desk.decide(ticket("A", START + MINUTE, "second", at(0.99)));

        assertThat(decision.outcome()).isEqualTo(Outcome.REVISED);
        assertThat(decision.scores().orElseThrow().matches()).isEmpty();
        assertThat(desk.records()).isEqualTo(1);
        assertThat(desk.row("A", START)).isFalse();
        RowKey second = new RowKey(Texts.SCOPE.hash(), START, RowKey.recordHash("A"), 1);
        assertThat(desk.memory.row(second)).isEmpty();
        assertThat(desk.row("A", START + MINUTE)).isTrue();
    }

    @Test
    void repeatOfARevisedTextDoesNotJoinTheFirstClusterOfItsScope() {
        EmbeddedRecord first = ticket("A", START, "first", at(1));
        desk.decide(first);
        desk.decide(ticket("B", START + 1, "before", code(0, 0, 0, 1)));
        desk.decide(ticket("B", START + 2, "after", code(0, 0, 1, 0)));

        desk.decide(ticket("C", START + 3, "after", code(0, 0, 1, 0)));

        assertThat(desk.memory
                        .clusters(Texts.SCOPE.hash(), first.model().fingerprint())
                        .all())
                .filteredOn(cluster -> cluster.id() == 0)
                .singleElement()
                .satisfies(founded -> assertThat(founded.mass().weight()).isEqualTo(1));
    }

    @Test
    void anotherStatusAloneIsARevision() {
        var record = ticket("A", START, "text", at(1));
        desk.decide(record);

        Decision decision = desk.decide(withStatus(record, "solved"));

        assertThat(decision.outcome()).isEqualTo(Outcome.REVISED);
        assertThat(decision.findings()).isEmpty();
    }

    @Test
    void revisionRaisesNoSecondAlertAndKeepsItsGroup() {
        desk.decide(ticket("A", START, "a", at(1)));
        assertThat(match(desk.decide(ticket("B", START + 1, "b", at(0.95))))).isEqualTo("A");

        Decision decision = desk.decide(ticket("B", START + 2, "c", at(0.96)));

        assertThat(decision.findings()).isEmpty();
        assertThat(decision.scores().orElseThrow().group()).isEqualTo("A");
        assertThat(desk.view(Texts.SCOPE)
                        .group(RowKey.recordHash("A"))
                        .orElseThrow()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void revisionThatBecomesADuplicateIsAlerted() {
        desk.decide(ticket("A", START, "a", at(1)));
        desk.decide(ticket("B", START + 1, "b", at(0)));

        assertThat(match(desk.decide(ticket("B", START + 2, "c", at(0.95))))).isEqualTo("A");
    }

    @Test
    void laterRecordsMatchARevisionByItsNewText() {
        desk.decide(ticket("A", START, "a", at(1)));
        desk.decide(ticket("A", START + 1, "b", at(0)));

        assertThat(match(desk.decide(ticket("B", START + 2, "c", at(1))))).isEmpty();
        assertThat(match(desk.decide(ticket("C", START + 3, "d", at(0.05))))).isEqualTo("A");
    }

    @Test
    void repeatThatIsRevisedIsNoLongerAnHeir() {
        desk.decide(ticket("A", START, "text", at(1)));
        desk.decide(ticket("B", START + 1, "text", at(1)));

        desk.decide(ticket("B", START + 2, "other", at(0)));

        assertThat(desk.leader("text").heir().exists()).isFalse();
        assertThat(desk.row("B", START + 2)).isTrue();
    }

    @Test
    void revisedLeaderPassesItsRowsToARepeat() {
        desk.decide(ticket("A", START, "text", at(1), at(0.5)));
        desk.decide(ticket("B", START + 1, "text", at(1), at(0.5)));

        desk.decide(ticket("A", START + 2, "other", at(0)));

        assertThat(desk.leader("text").id()).isEqualTo("B");
        assertThat(desk.records()).isEqualTo(2);
        assertThat(match(desk.decide(ticket("C", START + 3, "text", at(1), at(0.5)))))
                .isEqualTo("B");
    }

    @Test
    void heirIsRevisedLikeAnyRecordWithRows() {
        desk.decide(ticket("A", START, "text", at(1)));
        desk.decide(ticket("B", START + 1, "text", at(1)));
        desk.decide(ticket("A", START + 2, "other", at(0)));

        desk.decide(ticket("B", START + 3, "third", at(-1)));

        assertThat(desk.records()).isEqualTo(2);
        assertThat(match(desk.decide(ticket("C", START + 4, "text", at(1))))).isEmpty();
    }

    @Test
    void leaderThatTookOverAndLostItsRepeatsIsRevised() {
        desk.decide(ticket("A", START, "other", at(0)));
        desk.decide(ticket("B", START + 1, "text", at(1)));
        desk.decide(ticket("C", START + 2, "text", at(1)));
        desk.decide(ticket("A", START + 3, "text", at(1)));
        desk.decide(ticket("D", START + 4, "text", at(1)));
        desk.decide(ticket("C", START + 5, "third", at(-1)));

        desk.decide(ticket("A", START + 6, "fourth", at(0.2)));

        assertThat(desk.leader("text").id()).isEqualTo("D");
        assertThat(match(desk.decide(ticket("E", START + 7, "text", at(1))))).isIn("B", "D");
    }

    @Test
    void heirThatLeftTheWindowInheritsNothing() {
        desk.decide(ticket("A", START, "text", at(1)));
        desk.decide(ticket("B", START - 7 * Desk.HOUR, "text", at(1)));
        desk.decide(ticket("C", START + 2 * Desk.HOUR, "clock", at(0)));

        desk.decide(ticket("A", START + 2 * Desk.HOUR + 1, "other", at(-1)));

        assertThat(match(desk.decide(ticket("D", START + 2 * Desk.HOUR + 2, "text", at(1)))))
                .isEmpty();
    }

    @Test
    void heirIsNamedWithItsOwnTimeAndLabels() {
        desk.decide(ticket("A", START, "text", at(1)));
        desk.decide(withStatus(ticket("B", START + MINUTE, "text", at(1)), "open"));
        desk.decide(ticket("A", START + 2 * MINUTE, "other", at(0)));

        Finding.Duplicate found = duplicate(desk.decide(ticket("C", START + 3 * MINUTE, "text", at(1))))
                .orElseThrow();

        assertThat(found.match().id()).isEqualTo("B");
        assertThat(found.match().time()).isEqualTo(START + MINUTE);
        assertThat(found.earlier().label("status")).isEqualTo("open");
    }

    @Test
    void repeatedLeaderWithoutRowsIsRevised() {
        Desk small = new Desk(new WindowConfig(Duration.ofDays(90), 1, Duration.ofDays(30)));
        small.decide(ticket("A", START, "text", at(1)));
        small.decide(ticket("B", START + 1, "text", at(1)));
        small.decide(ticket("C", START + 2, "crowds A out", at(0)));

        assertThat(small.decide(ticket("A", START + 3, "other", at(-1))).outcome())
                .isEqualTo(Outcome.REVISED);
    }

    @Test
    void revisionsKeepToTheCap() {
        Desk small = new Desk(new WindowConfig(Duration.ofDays(90), 3, Duration.ofDays(30)));
        for (int i = 0; i < 20; i++) {
            small.decide(ticket("A-" + i, START + i, "text " + i, at(i % 10 / 10.0)));
        }
        for (int i = 0; i < 20; i++) {
            small.decide(withStatus(ticket("A-" + i, START + 30 + i, "text " + i, at(i % 10 / 10.0)), "solved"));
            assertThat(small.records()).as("revision %d", i).isLessThanOrEqualTo(3);
        }
        for (int i = 0; i < 20; i++) {
            small.decide(ticket("B-" + i, START + 100 + i, "again", at(1)));
            small.decide(ticket("B-" + i, START + 100 + i, "changed " + i, at(0.5)));
            assertThat(small.records()).as("changed repeat %d", i).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void recordThatLedANewGroupAfterItsOldOneEndedKeepsTheNewOne() {
        Desk month = new Desk(new WindowConfig(Duration.ofDays(365), 100, Duration.ofDays(30)));
        month.decide(ticket("A", START, "a", at(1)));
        month.decide(ticket("B", START + DAY, "b", at(0.95)));
        // The group of A has ended; B is nearer and leads a new one.
        month.decide(ticket("C", START + 60 * DAY, "c", at(0.93)));

        month.decide(withStatus(ticket("B", START + 61 * DAY, "b", at(0.95)), "solved"));

        Decision decision = month.decide(ticket("D", START + 62 * DAY, "d", at(0.955)));
        assertThat(duplicate(decision).orElseThrow().group().count()).isEqualTo(3);
    }
}
