package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.Hearing.Outcome;
import io.nearfar.detection.PastAlert.Said;
import io.nearfar.detection.Verdict.Opinion;
import io.nearfar.record.TextTraits;
import io.nearfar.window.RowKey;
import org.junit.jupiter.api.Test;

/** What verdicts do to groups that were merged, have ended or have outlived their members. */
class GroupVerdictsTest extends VerdictScene {

    private static final int DAY = 24 * 60;

    /** A alone, and C, D and E of one group that somebody then said is the same. */
    private long merged() {
        told("A", 1);
        told("C", 0);
        long alert = alert(Said.RELATED, "C", "A", "A");
        said("D", "C", 0.05);
        assertThat(hear(alert, Opinion.SAME, "").outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(Desk.duplicate(told("E", 0.03)).orElseThrow().group().leader())
                .isEqualTo("A");
        assertThat(group("A").orElseThrow().count()).isEqualTo(4);
        return alert;
    }

    @Test
    void differentAfterSameTakesTheWholeGroupOutAgain() {
        long alert = merged();

        assertThat(hear(alert, Opinion.DIFFERENT, "").outcome()).isEqualTo(Outcome.TAKEN);

        assertThat(group("A").orElseThrow().count()).isEqualTo(1);
        assertThat(group("C").orElseThrow().marks().mergedInto()).isZero();
        assertThat(Desk.duplicate(told("F", 0.02)).orElseThrow().group())
                .isEqualTo(new Finding.GroupView("C", 4, known("C").time()));
        assertThat(Desk.duplicate(told("G", 0.99)).orElseThrow().group().leader())
                .isEqualTo("A");
    }

    @Test
    void whoDiffersFromTheLeaderOfAMergedGroupLeavesBoth() {
        merged();
        long alert = alert(Said.DUPLICATE, "D", "C", "C");

        assertThat(hear(alert, Opinion.DIFFERENT, "").outcome()).isEqualTo(Outcome.TAKEN);

        assertThat(known("D").group()).isEqualTo(RowKey.recordHash("D"));
        assertThat(group("C").orElseThrow().count()).isEqualTo(2);
        assertThat(group("A").orElseThrow().count()).isEqualTo(3);
    }

    @Test
    void whoLeavesIsKeptFromEveryGroupOnTheWayToTheRoot() {
        merged();
        long alert = alert(Said.DUPLICATE, "E", "D", "A");

        assertThat(hear(alert, Opinion.DIFFERENT, "").outcome()).isEqualTo(Outcome.TAKEN);

        long left = RowKey.recordHash("E");
        assertThat(apart("D").holds(left)).isTrue();
        assertThat(apart("C").holds(left)).isTrue();
        assertThat(apart("A").holds(left)).isTrue();
    }

    @Test
    void everyGroupOnTheWayTakesOverWhomANewMemberIsKeptFrom() {
        merged();
        told("Y", -1);
        told("X", -0.7);
        hear(alert(Said.RELATED, "X", "Y", "Y"), Opinion.DIFFERENT, "");

        assertThat(Desk.duplicate(told("X", 0.04)).orElseThrow().group().leader())
                .isEqualTo("A");

        long kept = RowKey.recordHash("Y");
        assertThat(apart("A").holds(kept)).isTrue();
        assertThat(apart("C").holds(kept)).isTrue();
    }

    @Test
    void whoReviveAnEndedGroupDoNotBringBackWhoWasToldApart() {
        told("A", 1);
        long alert = said("B", "A", 0.99);
        minute += 31 * DAY;
        told("Z", -1);

        assertThat(hear(alert, Opinion.DIFFERENT, "").outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(Desk.match(told("C", 1))).isEqualTo("A");

        assertThat(group("A").orElseThrow().count()).isEqualTo(2);
        assertThat(known("B").group()).isEqualTo(RowKey.recordHash("B"));
    }

    @Test
    void sameIsRefusedWhereMembersDifferThatAreForgotten() {
        told("A", 1);
        told("C", 0);
        keep("A", "N");
        keep("N", "A", "M");
        keep("M", "C", "N");
        keep("C", "M");

        assertThat(hear(alert(Said.RELATED, "C", "A", "A"), Opinion.SAME, "").outcome())
                .isEqualTo(Outcome.CONTRADICTED);
    }

    @Test
    void sameMakesOneOfGroupsWhoseRecordsHaveLeftTheWindow() {
        desk = new Desk(Desk.WINDOW);
        told("A", 1);
        said("B", "A", 0.99);
        told("C", 0);
        long alert = said("D", "C", 0.05);
        minute += DAY;
        told("Z", -1);

        assertThat(hear(alert, Opinion.SAME, "A").outcome()).isEqualTo(Outcome.TAKEN);

        assertThat(group("A").orElseThrow().count()).isEqualTo(4);
        assertThat(group("C").orElseThrow().marks().mergedInto()).isEqualTo(RowKey.recordHash("A"));
    }

    @Test
    void whoDiffersFromAForgottenMemberIsKeptFromItsGroup() {
        desk = new Desk(Desk.WINDOW);
        told("A", 1);
        said("B", "A", 0.99);
        told("C", 0);
        long alert = alert(Said.RELATED, "C", "B", "A");
        minute += DAY;
        told("Z", -1);

        assertThat(hear(alert, Opinion.DIFFERENT, "").outcome()).isEqualTo(Outcome.TAKEN);

        assertThat(apart("A").holds(RowKey.recordHash("C"))).isTrue();
        assertThat(group("A").orElseThrow().count()).isEqualTo(2);
    }

    @Test
    void whoContradictsTheLeaderDoesNotJoinByAMember() {
        order("A", "Order 18 was delivered to the wrong address", 1);
        assertThat(Desk.match(order("B", "It was delivered to the wrong address", 0.99)))
                .isEqualTo("A");

        assertThat(Desk.match(order("C", "Order 17 was delivered to the wrong address", 0.98)))
                .isEmpty();
        assertThat(Desk.duplicate(order("D", "Order 18 was delivered to the wrong address", 0.985))
                        .orElseThrow()
                        .group()
                        .leader())
                .isEqualTo("A");
    }

    private Decision order(String id, String text, double cosine) {
        return desk.decide(Texts.with(
                TextTraits.of(text, true),
                Texts.ticket(id, START + ++minute * Desk.MINUTE, "about " + id, Texts.at(cosine))));
    }
}
