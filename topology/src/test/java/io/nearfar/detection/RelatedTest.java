package io.nearfar.detection;

import static io.nearfar.detection.Desk.DAY;
import static io.nearfar.detection.Desk.HOUR;
import static io.nearfar.detection.Desk.MINUTE;
import static io.nearfar.detection.Desk.duplicate;
import static io.nearfar.detection.Desk.match;
import static io.nearfar.detection.Desk.related;
import static io.nearfar.detection.Texts.at;
import static io.nearfar.detection.Texts.by;
import static io.nearfar.detection.Texts.code;
import static io.nearfar.detection.Texts.ticket;
import static io.nearfar.detection.Texts.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.fact.Agreement;
import io.nearfar.record.TextTraits;
import io.nearfar.window.Apart;
import io.nearfar.window.RowKey;
import io.nearfar.window.WindowConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelatedTest {

    private static final long START = 2 * DAY;
    private static final WindowConfig WINDOW = new WindowConfig(Duration.ofDays(60), 100, Duration.ofDays(30));
    private static final TextTraits SHORT = TextTraits.of("not working", true);
    private static final TextTraits SAID = TextTraits.of("what they all have to say about it", true);

    /** Of equal words, likeness 0.9 is a cosine of 0.82, 0.8 one of 0.63; one requester adds as much as 0.2. */
    private static final Calibration CALIBRATION = new Calibration(
            "by-hand",
            curve(0.9, Map.of(Measure.LIKENESS, 100.0, Measure.SAME_REQUESTER, 5.0, Measure.PARTICULARS, -5.0)),
            curve(0.8, Map.of(Measure.LIKENESS, 100.0, Measure.SAME_REQUESTER, 20.0, Measure.SAME_NUMBER, 20.0)));

    private final Desk desk = new Desk(
            WINDOW,
            new OutlierConfig(5, 60, 10),
            new PairConfig(new PairRule.Calibrated(CALIBRATION, new PairRule.Precision(0.9, 0.7)), Duration.ofDays(14)),
            new TextDetector.Manner(4, History.ALERT, OutlierScore.TICKETS, false));

    /** Half sure at that likeness. */
    private static Calibration.Curve curve(double likeness, Map<Measure, Double> weights) {
        return new Calibration.Curve(
                500, -100 * likeness, weights, List.of(new Calibration.Point(0.5, 0.9, 0.85, 0.95)));
    }

    @Test
    void lessLikeThanADuplicateIsRelatedAndJoinsNoGroup() {
        desk.decide(with(SAID, ticket("A", START, "text", at(1))));

        Decision decision = desk.decide(with(SAID, ticket("B", START + MINUTE, "other", at(0.7))));

        assertThat(related(decision)).hasValueSatisfying(found -> {
            assertThat(found.match().id()).isEqualTo("A");
            assertThat(found.judgement().related()).isBetween(0.5, 1.0);
            assertThat(found.judgement().duplicate()).isLessThan(0.5);
            assertThat(found.judgement().thresholds().duplicateOrigin())
                    .isEqualTo("target precision 0.9, calibration by-hand (n 500, 0.850-0.950)");
        });
        assertThat(duplicate(decision)).isEmpty();
        assertThat(decision.scores().orElseThrow().group()).isEqualTo("B");
    }

    @Test
    void whatEveryTicketSaysIsNoEvidence() {
        for (int i = 0; i < 200; i++) {
            String every = "Sent by agent 5.0 from parcel %d".formatted(7_000 + i);
            desk.decide(with(TextTraits.of(every, true), ticket("T" + i, START + i, "text " + i, code(0, 0, 0, 1))));
        }
        TextTraits both = TextTraits.of("Sent by agent 5.0 from parcel 5512", true);
        desk.decide(with(both, ticket("A", START + MINUTE, "text", at(1))));

        Decision decision = desk.decide(with(both, ticket("B", START + MINUTE, "other", at(0.7))));

        assertThat(related(decision))
                .hasValueSatisfying(found -> assertThat(
                                found.judgement().measures().verification().agreements())
                        .extracting(Agreement::text)
                        .containsExactly("parcel 5512 in both"));
    }

    @Test
    void whoWasToldApartIsNotToldAsRelatedEither() {
        desk.decide(with(SAID, ticket("A", START, "text", at(1))));
        desk.memory.apply(List.of(
                new Change.PutApart(Texts.SCOPE.hash(), RowKey.recordHash("B"), Apart.of(RowKey.recordHash("A")))));

        assertThat(related(desk.decide(with(SAID, ticket("B", START + MINUTE, "other", at(0.7))))))
                .isEmpty();
        assertThat(related(desk.decide(with(SAID, ticket("C", START + MINUTE, "third", code(0.7f, -0.7f, 0, 0))))))
                .isPresent();
    }

    @Test
    void oneRequestersTicketsAreSurelyMoreRelated() {
        desk.decide(with(SAID, by("r1", ticket("A", START, "text", at(1)))));

        assertThat(related(desk.decide(with(SAID, by("r2", ticket("B", START + MINUTE, "b", code(0.4f, 0, 0.9f, 0)))))))
                .isEmpty();
        assertThat(related(desk.decide(with(
                        SAID, by("r1", ticket("C", START + MINUTE, "c", code(-0.4f, 0, 0, 0.9f)))))))
                .isEmpty();
        assertThat(related(desk.decide(with(SAID, by("r1", ticket("D", START + MINUTE, "d", at(0.45)))))))
                .isPresent();
    }

    @Test
    void oneRequestersTicketsCountNoMoreOnceTheyAreFarApart() {
        desk.decide(with(SAID, by("r1", ticket("A", START, "text", at(1)))));

        Decision decision = desk.decide(with(SAID, by("r1", ticket("B", START + 15 * DAY, "b", at(0.4)))));

        assertThat(related(decision)).isEmpty();
    }

    @Test
    void namelessRequestersAreNotOne() {
        desk.decide(with(SAID, ticket("A", START, "text", at(1))));

        assertThat(related(desk.decide(with(SAID, ticket("B", START + MINUTE, "b", at(0.4))))))
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
            assertThat(found.judgement().tooShort()).isTrue();
        });
    }

    @Test
    void aRelatedTicketIsToldOnceHoweverOftenItIsRevised() {
        desk.decide(with(SAID, ticket("A", START, "text", at(1))));

        assertThat(related(desk.decide(with(SAID, ticket("B", START + 1, "b", at(0.7))))))
                .isPresent();
        assertThat(related(desk.decide(with(SAID, ticket("B", START + 2, "b2", at(0.71))))))
                .isEmpty();
        assertThat(match(desk.decide(with(SAID, ticket("B", START + 3, "b3", at(0.99))))))
                .isEqualTo("A");
    }

    @Test
    void anOtherNumberOfOnesOwnIsNeverADuplicateButMayBeRelated() {
        desk.decide(with(order(17), ticket("A", START, "text", at(1))));

        Decision decision = desk.decide(with(order(18), ticket("B", START + MINUTE, "b", at(1))));

        assertThat(duplicate(decision)).isEmpty();
        assertThat(related(decision))
                .hasValueSatisfying(found -> assertThat(
                                found.judgement().measures().verification().conflicts())
                        .isNotEmpty());
    }

    private static TextTraits order(int number) {
        return TextTraits.of(
                "Order " + number + " was delivered to the wrong address, the zyzzyva is wet and the quokka gone",
                true);
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
