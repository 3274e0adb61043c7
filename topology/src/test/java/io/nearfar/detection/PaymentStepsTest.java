package io.nearfar.detection;

import static io.nearfar.detection.Desk.DAY;
import static io.nearfar.detection.Desk.HOUR;
import static io.nearfar.detection.Desk.MINUTE;
import static io.nearfar.detection.PaymentDesk.match;
import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.RepeatGrounds.Holds;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentStepsTest {

    private static final long START = 1_000 * DAY;

    private final PaymentDesk desk = new PaymentDesk();

    @Test
    void aContractAuthorizedAndCapturedByRuleIsNoRepeat() {
        for (int i = 0; i < 8; i++) {
            desk.pay("A" + i, START + i * 3L * HOUR, "authorization", "C-1");
            Decision captured = desk.pay("C" + i, START + i * 3L * HOUR + MINUTE, "capture", "C-1");
            if (i >= 3) {
                assertThat(match(captured)).as("capture %d", i).isEmpty();
            }
        }
    }

    @Test
    void aSecondCaptureOfOneAuthorizationHasNoneOfItsOwn() {
        desk.pay("A0", START - HOUR, "authorization", "");
        desk.pay("A1", START, "authorization", "R-1");
        desk.pay("C1", START + HOUR, "capture", "R-1");
        Decision again = desk.pay("C2", START + HOUR + MINUTE, "capture", "R-1");

        RepeatGrounds grounds = PaymentDesk.duplicate(again).orElseThrow().grounds();
        assertThat(grounds).isEqualTo(new RepeatGrounds(true, 0, Holds.ONE, MINUTE));
    }

    @Test
    void aLaterAuthorizationIsNoCapturesOwn() {
        desk.pay("A1", START, "authorization", "R-1");
        desk.pay("C1", START + MINUTE, "capture", "R-1");
        desk.pay("A2", START + 9 * HOUR, "authorization", "R-2");
        desk.pay("A3", START + 10 * HOUR, "authorization", "R-3");
        desk.pay("C2", START + 9 * HOUR + 5 * MINUTE, "capture", "R-2");

        Decision early = desk.pay("C3", START + 9 * HOUR + 6 * MINUTE, "capture", "R-3");

        assertThat(PaymentDesk.duplicate(early).orElseThrow().grounds().authorizations())
                .isEqualTo(Holds.ONE);
    }

    @Test
    void aVoidedOrStaleAuthorizationHidesNoDoubleCharge() {
        for (String type : List.of("void", "release", "reversal")) {
            long from = START + 20L * DAY * type.length();
            PaymentDesk fresh = new PaymentDesk();
            fresh.pay("A1", from, "authorization", "");
            fresh.pay("V", from + MINUTE, type, "");
            fresh.pay("A2", from + 9 * HOUR, "authorization", "");
            fresh.pay("C1", from + 9 * HOUR + MINUTE, "capture", "");
            assertThat(match(fresh.pay("C2", from + 9 * HOUR + 2 * MINUTE, "capture", "")))
                    .as(type)
                    .isEqualTo("C1");
        }
        desk.pay("A1", START, "authorization", "");
        desk.pay("A2", START + 8 * DAY, "authorization", "");
        desk.pay("C1", START + 8 * DAY + MINUTE, "capture", "");
        assertThat(match(desk.pay("C2", START + 8 * DAY + 2 * MINUTE, "capture", "")))
                .isEqualTo("C1");
    }

    @Test
    void aRefundLeavesTheAuthorizationOfTheNextPurchase() {
        desk.pay("A1", START, "authorization", "");
        desk.pay("C1", START + MINUTE, "capture", "");
        desk.pay("A2", START + 2 * MINUTE, "authorization", "");
        desk.pay("R", START + 3 * MINUTE, "refund", "");
        assertThat(match(desk.pay("C2", START + 4 * MINUTE, "capture", ""))).isEmpty();
        Decision twice = desk.pay("C3", START + 5 * MINUTE, "capture", "");
        assertThat(PaymentDesk.duplicate(twice).orElseThrow().grounds().authorizations())
                .isEqualTo(Holds.ONE);
    }

    @Test
    void aRefundElsewhereClearsNothing() {
        desk.pay("A", START, "capture", "R-1");
        desk.decide(PaymentDesk.of("R", START + MINUTE, "Blumenladen", "refund", ""));
        assertThat(match(desk.pay("B", START + 2 * MINUTE, "capture", "R-2"))).isEqualTo("A");

        desk.pay("R2", START + 3 * MINUTE, "refund", "");
        desk.pay("C", START + 4 * MINUTE, "capture", "R-3");
        desk.decide(PaymentDesk.of("R3", START + 5 * MINUTE, "Zahldienst", "refund", "R-3"));
        assertThat(match(desk.pay("D", START + 6 * MINUTE, "capture", ""))).isEmpty();
    }

    @Test
    void whatIsHeldNoLongerClearsHoldsOnly() {
        for (String type : List.of("release", "void")) {
            PaymentDesk fresh = new PaymentDesk();
            fresh.pay("A1", START, "authorization", "");
            fresh.pay("C1", START + MINUTE, "capture", "");
            fresh.pay("A2", START + 7 * HOUR, "authorization", "");
            fresh.pay("V", START + 7 * HOUR + MINUTE, type, "");
            assertThat(match(fresh.pay("A3", START + 7 * HOUR + 2 * MINUTE, "authorization", "")))
                    .as(type)
                    .isEmpty();
            PaymentDesk other = new PaymentDesk();
            other.pay("C1", START, "capture", "");
            other.pay("A1", START + MINUTE, "authorization", "");
            other.pay("V", START + 2 * MINUTE, type, "");
            assertThat(match(other.pay("C2", START + 3 * MINUTE, "capture", "")))
                    .as(type)
                    .isEqualTo("C1");
        }
    }

    @Test
    void whichOfTwoChargesArrivesFirstMakesNoDifference() {
        desk.pay("A1", START, "authorization", "");
        desk.pay("A2", START + 8 * HOUR, "authorization", "");
        desk.pay("C2", START + 12 * HOUR + 5 * MINUTE, "capture", "");
        assertThat(match(desk.pay("C1", START + 12 * HOUR, "capture", ""))).isEmpty();

        PaymentDesk late = new PaymentDesk();
        late.pay("R", START + HOUR, "refund", "");
        late.pay("B", START + 2 * HOUR, "capture", "");
        assertThat(match(late.pay("A", START, "capture", ""))).isEmpty();
    }

    @Test
    void twoWordsUnderOneReferenceAreStepsAndOneWordTwiceIsARepeat() {
        desk.pay("A", START, "charge", "R-1");
        assertThat(match(desk.pay("B", START + MINUTE, "completed", "R-1"))).isEmpty();
        assertThat(match(desk.pay("C", START + 2 * MINUTE, "CHARGE", "R-1"))).isEqualTo("A");
    }

    @Test
    void aCreditTakesNothingBack() {
        desk.pay("A", START, "capture", "");
        desk.pay("B", START + MINUTE, "credit", "");
        assertThat(match(desk.pay("C", START + 2 * MINUTE, "capture", ""))).isEqualTo("A");
    }

    @Test
    void whatTakesNoMoneyShapesNoUsualAmount() {
        desk.pay("A", START, "authorization", "");
        desk.pay("B", START + MINUTE, "declined", "");
        assertThat(desk.memory.profile(Payments.ACCOUNT.hash()).count()).isZero();
        desk.pay("C", START + HOUR, "capture", "");
        assertThat(desk.memory.profile(Payments.ACCOUNT.hash()).count()).isEqualTo(1);
    }

    @Test
    void manyEqualAuthorizationsAreBounded() {
        for (int i = 0; i < 120; i++) {
            desk.pay("A" + i, START + i * MINUTE, "authorization", "");
        }
        for (int i = 0; i < 70; i++) {
            desk.pay("C" + i, START + 3 * HOUR + i * MINUTE, "capture", "");
        }
        Decision last = desk.pay("last", START + 3 * HOUR + 70 * MINUTE, "capture", "");
        assertThat(PaymentDesk.duplicate(last).orElseThrow().grounds().authorizations())
                .isNotEqualTo(Holds.TWO);
    }
}
