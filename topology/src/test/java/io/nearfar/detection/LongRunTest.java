package io.nearfar.detection;

import static io.nearfar.detection.Desk.DAY;
import static io.nearfar.detection.Desk.HOUR;
import static io.nearfar.detection.Desk.match;
import static io.nearfar.detection.Texts.at;
import static io.nearfar.detection.Texts.code;
import static io.nearfar.detection.Texts.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.ModelId;
import io.nearfar.record.Hash128;
import io.nearfar.record.Scope;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must hold over weeks: upgrades of the model, silent scopes, budgets. */
class LongRunTest {

    private static final long START = 1_000 * DAY;
    private static final ModelId NEWER = new ModelId("by-hand-2", "0badcafe", 2);
    private static final Hash128 SCOPE = Texts.SCOPE.hash();

    @Test
    void recordsQueuedFromBeforeAnUpgradeMeetOnlyTheirOwn() {
        Desk desk = new Desk();
        desk.decide(ticket("A", START, "a", at(1)));
        desk.decide(upgraded("B", START + 1, "b"));

        assertThat(match(desk.decide(ticket("C", START + 2, "c", at(1))))).isEqualTo("A");
        assertThat(match(desk.decide(upgraded("D", START + 3, "d")))).isEqualTo("B");
    }

    @Test
    void repeatedTextIsEmbeddedAnewAfterAnUpgrade() {
        Desk desk = new Desk();
        desk.decide(ticket("A", START, "text", at(1), at(0.5)));

        assertThat(match(desk.decide(upgraded("B", START + 1, "text")))).isEqualTo("A");

        assertThat(desk.memory.index(SCOPE, NEWER.fingerprint()).records()).isEqualTo(1);
        assertThat(desk.records()).isZero();
        assertThat(desk.leader("text").windows()).isEqualTo(1);
        assertThat(match(desk.decide(upgraded("C", START + 2, "near")))).isEqualTo("A");
    }

    @Test
    void scopeThatWasSilentForVeryLongStartsAnew() {
        Desk desk = new Desk();
        desk.decide(ticket("A", START, "a", at(1)));
        desk.decide(ticket("B", START + 1, "b", at(0)));
        EmbeddedRecord elsewhere = Texts.of(
                Texts.identity(new Scope("tickets", "other", List.of()), "X", false, START + 31 * DAY),
                "open",
                "x",
                Texts.MODEL,
                at(1));
        desk.decide(elsewhere);

        Decision decision = desk.decide(ticket("C", START + 31 * DAY, "c", at(1)));

        assertThat(decision.changes()).contains(new Change.ForgetScope(SCOPE));
        assertThat(desk.memory.counters(SCOPE).next()).isEqualTo(1);
        assertThat(desk.memory.clusters(SCOPE, Texts.MODEL.fingerprint()).all()).hasSize(1);
    }

    @Test
    void recordThatReturnsAfterTheWindowDoesNotJoinTheGroupItLed() {
        Desk desk = new Desk();
        desk.decide(ticket("A", START, "a", at(1)));
        desk.decide(ticket("B", START + 7 * HOUR, "b", at(0.95)));

        Decision back = desk.decide(ticket("A", START + 9 * HOUR, "c", at(1)));

        assertThat(match(back)).isEqualTo("B");
        assertThat(Desk.duplicate(back).orElseThrow().group().leader()).isEqualTo("B");
        assertThat(Desk.duplicate(back).orElseThrow().group().count()).isEqualTo(2);
    }

    @Test
    void lineReadAgainDoesNotRepeatItself() {
        Desk desk = new Desk();
        EmbeddedRecord line =
                Texts.of(Texts.identity(Texts.SCOPE, "logs-0-7", true, START), "open", "text", Texts.MODEL, at(1));
        desk.decide(line);

        assertThat(match(desk.decide(line))).isEmpty();
    }

    @Test
    void revisionsUseTheBudgetToo() {
        OutlierConfig remindingAtOnce = new OutlierConfig(new Budget.PerDay(3), 60, 10, Duration.ofMillis(1));
        Desk desk = new Desk(Desk.WINDOW, remindingAtOnce);
        for (int i = 0; i < 40; i++) {
            desk.decide(ticket("T-" + i, START + i, "usual " + i, code(1, i / 1_000f, 0, 0)));
        }

        long alerts = 0;
        for (int i = 0; i < 20; i++) {
            Decision decision = desk.decide(ticket("T-" + i, START + HOUR + i, "odd " + i, code(0, 0, 1, i)));
            alerts += decision.findings().stream()
                    .filter(finding -> finding instanceof Finding.Outlier outlier && !outlier.held())
                    .count();
        }

        assertThat(alerts).isEqualTo(3);
    }

    private static EmbeddedRecord upgraded(String id, long time, String text) {
        return Texts.of(Texts.identity(Texts.SCOPE, id, false, time), "open", text, NEWER, code(1, 0));
    }
}
