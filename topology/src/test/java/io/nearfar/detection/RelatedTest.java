package io.nearfar.detection;

import static io.nearfar.detection.Desk.DAY;
import static io.nearfar.detection.Desk.HOUR;
import static io.nearfar.detection.Desk.MINUTE;
import static io.nearfar.detection.Desk.duplicate;
import static io.nearfar.detection.Desk.match;
import static io.nearfar.detection.Desk.related;
import static io.nearfar.detection.Texts.at;
import static io.nearfar.detection.Texts.by;
import static io.nearfar.detection.Texts.ticket;
import static io.nearfar.detection.Texts.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.record.TextTraits;
import io.nearfar.window.WindowConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RelatedTest {

    private static final long START = 2 * DAY;
    private static final WindowConfig WINDOW = new WindowConfig(Duration.ofDays(60), 100, Duration.ofDays(30));
    private static final DuplicateConfig BARS = new DuplicateConfig(0.92, 0.85, 0.65, Duration.ofDays(14));
    private static final TextTraits SHORT = TextTraits.of("not working", true);

    private final Desk desk = new Desk(
            WINDOW,
            new OutlierConfig(5, 60, 10),
            BARS,
            new TextDetector.Manner(4, History.ALERT, OutlierScore.TICKETS, false));

    @Test
    void lessLikeThanADuplicateIsRelatedAndJoinsNoGroup() {
        desk.decide(ticket("A", START, "text", at(1)));

        Decision decision = desk.decide(ticket("B", START + MINUTE, "other", at(0.88)));

        assertThat(related(decision)).hasValueSatisfying(found -> {
            assertThat(found.match().id()).isEqualTo("A");
            assertThat(found.bars()).isEqualTo(new Bars(0.92, 0.85, Bars.Tie.NONE, false));
        });
        assertThat(duplicate(decision)).isEmpty();
        assertThat(decision.scores().orElseThrow().group()).isEqualTo("B");
    }

    @Test
    void oneRequestersTicketsCountOneStepMore() {
        desk.decide(by("r1", ticket("A", START, "text", at(1))));

        assertThat(match(desk.decide(by("r1", ticket("B", START + MINUTE, "b", at(0.88))))))
                .isEqualTo("A");
        assertThat(related(desk.decide(by("r1", ticket("C", START + MINUTE, "c", at(-0.7))))))
                .isEmpty();
        assertThat(related(desk.decide(by("r1", ticket("D", START + MINUTE, "d", at(0.7))))))
                .isPresent();
        assertThat(related(desk.decide(by("r2", ticket("E", START + MINUTE, "e", at(0.45))))))
                .isEmpty();
    }

    @Test
    void oneRequestersTicketsCountNoMoreOnceTheyAreFarApart() {
        desk.decide(by("r1", ticket("A", START, "text", at(1))));

        Decision decision = desk.decide(by("r1", ticket("B", START + 15 * DAY, "b", at(0.7))));

        assertThat(related(decision)).isEmpty();
    }

    @Test
    void namelessRequestersAreNotOne() {
        desk.decide(ticket("A", START, "text", at(1)));

        assertThat(related(desk.decide(ticket("B", START + MINUTE, "b", at(0.7)))))
                .isEmpty();
    }

    @Test
    void aTextTooShortIsRelatedToOneOfTheSameRequesterOnly() {
        desk.decide(with(SHORT, by("r1", ticket("A", START, "not working", at(1)))));

        Decision stranger = desk.decide(with(SHORT, by("r2", ticket("B", START + MINUTE, "not working", at(1)))));
        Decision again = desk.decide(with(SHORT, by("r1", ticket("C", START + HOUR, "not working", at(1)))));

        assertThat(stranger.findings()).isEmpty();
        assertThat(stranger.outcome()).isEqualTo(Outcome.REPEATED);
        assertThat(duplicate(again)).isEmpty();
        assertThat(related(again)).hasValueSatisfying(found -> {
            assertThat(found.exact()).isTrue();
            assertThat(found.bars().tooShort()).isTrue();
        });
    }

    @Test
    void aRelatedTicketIsToldOnceHoweverOftenItIsRevised() {
        desk.decide(ticket("A", START, "text", at(1)));

        assertThat(related(desk.decide(ticket("B", START + 1, "b", at(0.88))))).isPresent();
        assertThat(related(desk.decide(ticket("B", START + 2, "b2", at(0.87))))).isEmpty();
        assertThat(match(desk.decide(ticket("B", START + 3, "b3", at(0.99))))).isEqualTo("A");
    }

    @Test
    void whatTheModelCannotReadIsComparedByItsWords() {
        TextTraits words = TextTraits.of("eins zwei drei vier fünf sechs sieben acht", false);
        TextTraits others = TextTraits.of("one two three four five six seven eight", false);
        desk.decide(with(words, ticket("A", START, "text", at(1))));

        assertThat(match(desk.decide(with(words, ticket("B", START + 1, "b", at(0.5))))))
                .isEqualTo("A");
        assertThat(desk.decide(with(others, ticket("C", START + 2, "c", at(1)))).findings())
                .isEmpty();
    }

    @Test
    void whatTheModelCannotReadIsNoOutlierAndTeachesNothing() {
        TextTraits unreadable = TextTraits.of("a b c d e f", false);
        for (int i = 0; i < 20; i++) {
            desk.decide(ticket("T-" + i, START + i, "usual " + i, at(1 - i / 1_000.0)));
        }
        TenantSlice before = desk.memory.tenant(Texts.SCOPE.tenantHash());

        Decision decision = desk.decide(with(unreadable, ticket("X", START + HOUR, "odd", at(-1))));

        assertThat(decision.findings()).isEmpty();
        assertThat(desk.memory.tenant(Texts.SCOPE.tenantHash())).isEqualTo(before);
    }
}
