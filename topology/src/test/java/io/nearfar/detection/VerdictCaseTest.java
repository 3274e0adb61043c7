package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.Finding.Regression;
import io.nearfar.detection.Hearing.Outcome;
import io.nearfar.detection.PastAlert.Said;
import io.nearfar.detection.Verdict.Opinion;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.window.Apart;
import io.nearfar.window.Group;
import io.nearfar.window.RowKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictCaseTest extends VerdictScene {

    @Test
    void whoDiffersLeavesTheGroupForGood() {
        told("A", 1);
        long alert = said("B", "A", 0.99);

        assertThat(hear(alert, Opinion.DIFFERENT, "").outcome()).isEqualTo(Outcome.TAKEN);

        assertThat(group("A").orElseThrow().count()).isEqualTo(1);
        assertThat(known("B").group()).isEqualTo(RowKey.recordHash("B"));
        minute += 41 * 24 * 60;
        told("C", 1);
        assertThat(Desk.match(told("A", 0.999))).isEqualTo("C");
        assertThat(Desk.match(told("B", 0.998))).isEmpty();
    }

    @Test
    void whoWasToldApartFromAMemberDoesNotJoinThatMembersGroup() {
        told("A", 1);
        said("B", "A", 0.99);
        long alert = said("C", "B", 0.98);
        hear(alert, Opinion.DIFFERENT, "");

        assertThat(known("C").group()).isEqualTo(RowKey.recordHash("C"));
        minute += 41 * 24 * 60;
        told("D", 1);
        told("B", 0.999);
        assertThat(Desk.match(told("C", 0.998))).isEmpty();
    }

    @Test
    void sameMakesTwoGroupsOneThatTheOldestLeads() {
        told("A", 1);
        said("B", "A", 0.99);
        told("C", 0);
        long alert = said("D", "C", 0.05);

        assertThat(hear(alert, Opinion.SAME, "B").outcome()).isEqualTo(Outcome.TAKEN);

        assertThat(group("A").orElseThrow().count()).isEqualTo(4);
        assertThat(group("C").orElseThrow().marks().mergedInto()).isEqualTo(RowKey.recordHash("A"));
        Decision next = told("E", 0.02);
        assertThat(Desk.duplicate(next).orElseThrow().group())
                .isEqualTo(new Finding.GroupView("A", 5, START + Desk.MINUTE));
        assertThat(hear(alert, Opinion.SAME, "B").outcome()).isEqualTo(Outcome.REPEATED);
        assertThat(group("A").orElseThrow().count()).isEqualTo(5);
    }

    @Test
    void sameIsRefusedWhereMembersDiffer() {
        told("A", 1);
        long first = said("B", "A", 0.99);
        hear(first, Opinion.DIFFERENT, "");
        told("C", 0);
        long second = said("D", "C", 0.05);
        hear(second, Opinion.SAME, "B");

        assertThat(hear(second, Opinion.SAME, "A").outcome()).isEqualTo(Outcome.CONTRADICTED);
        assertThat(hear(first, Opinion.SAME, "").outcome()).isEqualTo(Outcome.CONTRADICTED);
        assertThat(group("A").orElseThrow().count()).isEqualTo(1);
    }

    @Test
    void expectedGroupIsMarkedForWhoJoinsNext() {
        told("A", 1);
        long alert = said("B", "A", 0.99);

        hear(alert, Opinion.EXPECTED, "");

        assertThat(Desk.duplicate(told("C", 0.995)).orElseThrow().group().expected())
                .isTrue();
    }

    @Test
    void verdictsAreTalliedOnceAndTakenBackByTheNext() {
        told("A", 1);
        long alert = said("B", "A", 0.99);

        hear(alert, Opinion.USEFUL, "");
        hear(alert, Opinion.USEFUL, "");
        assertThat(desk.memory.tally(Said.DUPLICATE)).isEqualTo(new VerdictTally(1, 0));
        hear(alert, Opinion.DIFFERENT, "");
        assertThat(desk.memory.tally(Said.DUPLICATE)).isEqualTo(new VerdictTally(0, 1));
    }

    @Test
    void fullScopeRefusesFurtherPairs() {
        told("A", 1);
        long alert = said("B", "A", 0.99);
        desk.memory.apply(List.of(new Change.PutApartRecords(Texts.SCOPE.hash(), Apart.MOST_RECORDS - 1)));

        assertThat(hear(alert, Opinion.DIFFERENT, "").outcome()).isEqualTo(Outcome.FULL);
        assertThat(group("A").orElseThrow().count()).isEqualTo(2);
    }

    @Test
    void outlierIsNeitherSameNorDifferent() {
        told("A", 1);
        PastAlert past =
                new PastAlert(Said.OUTLIER, new PastAlert.Pair("A", "", 0, 1), 0, START, Texts.SCOPE.hash(), "", "");
        desk.memory.apply(List.of(new Change.PutAlert(Texts.SCOPE.hash(), 7, past)));

        assertThat(hear(7, Opinion.SAME, "").outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(hear(7, Opinion.DIFFERENT, "B").outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(hear(7, Opinion.USEFUL, "").outcome()).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void forgottenAlertIsUnknown() {
        told("A", 1);
        long alert = said("B", "A", 0.99);
        minute += 41 * 24 * 60;
        told("C", 0);

        assertThat(hear(alert, Opinion.DIFFERENT, "").outcome()).isEqualTo(Outcome.UNKNOWN_ALERT);
    }

    @Test
    void leaderThatWasClosedMakesRegressionsUntilItIsOpenAgain() {
        EmbeddedRecord leader = Texts.ticket("A", START, "about A", Texts.at(1));
        desk.decide(leader);
        assertThat(told("B", 0.99).findings()).hasOnlyElementsOfType(Finding.Duplicate.class);

        desk.decide(Texts.withStatus(leader, "Resolved"));
        assertThat(told("C", 0.98).findings()).hasOnlyElementsOfType(Regression.class);

        desk.decide(Texts.withStatus(leader, "Reopened"));
        assertThat(told("D", 0.97).findings()).hasOnlyElementsOfType(Finding.Duplicate.class);
    }

    @Test
    void closedTicketThatLedNothingMakesARegressionToo() {
        desk.decide(Texts.withStatus(Texts.ticket("A", START, "about A", Texts.at(1)), "won't fix"));

        assertThat(told("B", 0.99).findings()).hasOnlyElementsOfType(Regression.class);
    }

    @ParameterizedTest
    @CsvSource({
        "closed, true", "Won't Fix, true", "WONT_FIX, true", "RESOLVED/FIXED, true", "Not a bug, true", "done, true",
        "open, false", "new, false", "in progress, false", "reopened, false", "waiting, false", "'', false",
    })
    void statusIsClosedByTheUsualWords(String status, boolean closed) {
        assertThat(Status.isClosed(status)).isEqualTo(closed);
    }

    @Test
    void groupOfScatteredMembersAcceptsNoMore() {
        Group group = Group.of(Group.Head.of("A", 0, START), false);
        for (int i = 0; i < Group.SETTLED - 1; i++) {
            group = group.joinedAt(START, 0.65);
        }
        assertThat(group.isScattered()).isFalse();
        assertThat(group.joinedAt(START, 0.65).isScattered()).isTrue();
        assertThat(group.joinedAt(START, 0.65).left().isScattered()).isFalse();
        Group near = Group.of(Group.Head.of("A", 0, START), false);
        for (int i = 0; i < 1_000; i++) {
            near = near.joinedAt(START, 0.75);
        }
        assertThat(near.isScattered()).isFalse();
    }

    @Test
    void tallyHasWilsonsInterval() {
        assertThat(VerdictTally.NONE.low()).isZero();
        assertThat(VerdictTally.NONE.high()).isOne();
        VerdictTally tally = new VerdictTally(90, 10);
        assertThat(tally.low()).isBetween(0.825, 0.826);
        assertThat(tally.high()).isBetween(0.944, 0.945);
        assertThat(new VerdictTally(5, 0).high()).isOne();
    }

    @Test
    void otherRecordThatNobodyKnowsIsRefused() {
        told("A", 1);
        long alert = said("B", "A", 0.99);

        assertThat(hear(alert, Opinion.DIFFERENT, "nobody").outcome()).isEqualTo(Outcome.UNKNOWN_RECORD);
        assertThat(hear(alert, Opinion.SAME, "nobody").outcome()).isEqualTo(Outcome.UNKNOWN_RECORD);
        assertThat(apart("B")).isEqualTo(Apart.NONE);
    }

    @Test
    void expectedIsTakenBackByAnotherVerdictOnTheAlert() {
        told("A", 1);
        long alert = said("B", "A", 0.99);
        hear(alert, Opinion.EXPECTED, "");
        assertThat(group("A").orElseThrow().marks().expected()).isTrue();

        hear(alert, Opinion.USEFUL, "");

        assertThat(group("A").orElseThrow().marks().expected()).isFalse();
    }

    @Test
    void verdictOnAnotherPairIsNotTalliedAsOneOnTheAlert() {
        told("A", 1);
        long alert = said("B", "A", 0.99);
        told("C", 0);
        hear(alert, Opinion.USEFUL, "");

        assertThat(hear(alert, Opinion.DIFFERENT, "C").outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(desk.memory.tally(Said.DUPLICATE)).isEqualTo(new VerdictTally(1, 0));
        hear(alert, Opinion.DIFFERENT, "A");
        assertThat(desk.memory.tally(Said.DUPLICATE)).isEqualTo(new VerdictTally(0, 1));
    }
}
