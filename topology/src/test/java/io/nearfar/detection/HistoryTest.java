package io.nearfar.detection;

import static io.nearfar.detection.Desk.DAY;
import static io.nearfar.detection.Desk.MINUTE;
import static io.nearfar.detection.Desk.match;
import static io.nearfar.detection.Texts.at;
import static io.nearfar.detection.Texts.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final long START = 2 * DAY;

    @Test
    void whatWasThereBeforeIsLearnedQuietly() {
        Desk desk = desk(History.LEARN);

        desk.decide(ticket("A", START - 2 * MINUTE, "text", at(1)));
        Decision old = desk.decide(ticket("B", START - MINUTE, "other", at(0.99)));
        Decision fresh = desk.decide(ticket("C", START + MINUTE, "third", at(0.98)));

        assertThat(old.quiet()).isTrue();
        assertThat(old.scores().orElseThrow().group()).isEqualTo("A");
        assertThat(fresh.quiet()).isFalse();
        assertThat(match(fresh)).isEqualTo("B");
    }

    @Test
    void historyUsesUpNoBudget() {
        Desk desk = desk(History.LEARN);
        for (int i = 0; i < 40; i++) {
            desk.decide(ticket("T-" + i, START - DAY + i, "usual " + i, at(1 - i / 10_000.0)));
        }

        Decision old = desk.decide(ticket("X", START - MINUTE, "odd", at(-1)));

        assertThat(old.findings()).isEmpty();
        assertThat(desk.memory.tenant(Texts.SCOPE.tenantHash()).day().alerts()).isZero();
        assertThat(desk.decide(ticket("Y", START + MINUTE, "odder", at(-0.5))).findings())
                .hasOnlyElementsOfType(Finding.Outlier.class)
                .hasSize(1);
    }

    @Test
    void anOldTicketThatIsUpdatedStaysQuietAboutWhatWasOldNews() {
        Desk desk = desk(History.LEARN);
        desk.decide(ticket("A", START - 2 * MINUTE, "text", at(1)));
        desk.decide(ticket("B", START - MINUTE, "other", at(0.99)));

        Decision updated = desk.decide(ticket("B", START + MINUTE, "other, updated", at(0.985)));

        assertThat(updated.outcome()).isEqualTo(Outcome.REVISED);
        assertThat(updated.findings()).isEmpty();
    }

    @Test
    void historyIsPassedOverWhereThatIsAskedFor() {
        Desk desk = desk(History.SKIP);
        desk.decide(ticket("A", START - MINUTE, "text", at(1)));

        assertThat(match(desk.decide(ticket("B", START + MINUTE, "other", at(0.99)))))
                .isEmpty();
        assertThat(desk.decide(ticket("C", START - 2 * MINUTE, "third", at(0.99)))
                        .outcome())
                .isEqualTo(Outcome.PASSED_OVER);
    }

    @Test
    void historyAlertsWhereThatIsAskedFor() {
        Desk desk = desk(History.ALERT);
        desk.decide(ticket("A", START - 2 * MINUTE, "text", at(1)));

        Decision old = desk.decide(ticket("B", START - MINUTE, "other", at(0.99)));

        assertThat(old.quiet()).isFalse();
        assertThat(match(old)).isEqualTo("A");
    }

    /** Its records stand in Kafka a millisecond after they happen. */
    private static Desk desk(History history) {
        Desk desk = new Desk(
                Desk.WINDOW,
                new OutlierConfig(5, 60, 10),
                new PairConfig(new PairRule.FixedCosine(0.9), Duration.ofHours(24)),
                new TextDetector.Manner(0, history, OutlierScore.TICKETS, false));
        desk.memory.apply(List.of(new Change.PutStart(START)));
        return desk;
    }
}
