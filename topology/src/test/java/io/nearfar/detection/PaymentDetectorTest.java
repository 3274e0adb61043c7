package io.nearfar.detection;

import static io.nearfar.detection.Desk.DAY;
import static io.nearfar.detection.Desk.HOUR;
import static io.nearfar.detection.Desk.MINUTE;
import static io.nearfar.detection.Payments.charge;
import static io.nearfar.detection.Payments.details;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nearfar.cluster.ClusterConfig;
import io.nearfar.detection.Finding.DuplicateCharge;
import io.nearfar.record.Hash128;
import io.nearfar.record.Scope;
import io.nearfar.record.Transaction;
import io.nearfar.window.RowKey;
import io.nearfar.window.WindowConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaymentDetectorTest {

    private static final long START = 1_000 * DAY;

    private final Memory memory = new PlainMemory(ClusterConfig.TICKETS);
    private final PaymentDetector detector = new PaymentDetector(new PaymentDetector.Config(
            new WindowConfig(Duration.ofDays(35), 100, Duration.ofDays(30)),
            DuplicateConfig.within(Duration.ofHours(24)),
            new OutlierConfig(5, 99, 50),
            History.ALERT));

    @Test
    void equalChargeIsADuplicateHoweverTheMerchantIsSpelled() {
        decide(charge("A", START, "Kaufhalle Mitte", "49.90"));
        assertThat(match(decide(charge("B", START + MINUTE, "KAUFHALLE-MITTE", "49.9"))))
                .isEqualTo("A");
    }

    @Test
    void anotherAmountMerchantCurrencyTypeOrAccountIsSilent() {
        decide(charge("A", START, "Kaufhalle", "49.90"));
        Scope other = new Scope("payments", "bank", List.of("hmac:ffffffffffffffff"));
        List<Transaction> different = List.of(
                charge("B", START + 1, "Kaufhalle", "49.91"),
                charge("C", START + 1, "Kiosk", "49.90"),
                Payments.of(Payments.ACCOUNT, "D", START + 1, "Kaufhalle", "49.90", details("USD", "", "")),
                Payments.of(Payments.ACCOUNT, "E", START + 1, "Kaufhalle", "49.90", details("EUR", "capture", "")),
                Payments.of(other, "F", START + 1, "Kaufhalle", "49.90", details("EUR", "", "")));
        assertThat(different)
                .allSatisfy(payment -> assertThat(match(decide(payment))).isEmpty());
    }

    @Test
    void equalReferenceDecidesFirst() {
        decide(withReference("A", START, "20", "R-1"));
        decide(charge("B", START + 5 * HOUR, "Kaufhalle", "20"));

        Decision decision = decide(withReference("C", START + 6 * HOUR, "20", "R-1"));

        assertThat(duplicate(decision).orElseThrow().grounds().sameReference()).isTrue();
        assertThat(match(decision)).isEqualTo("A");
        assertThat(decision.scores().orElseThrow().matches())
                .extracting(Match::id)
                .containsExactly("A", "B");
    }

    @Test
    void anotherSumUnderOneReferenceIsAPartOrAnAdjustment() {
        decide(withReference("A", START, "50", "R-1"));
        assertThat(match(decide(withReference("B", START + MINUTE, "58", "R-1"))))
                .isEmpty();
    }

    @Test
    void aReferenceThatComesWithEveryChargeOfARuleNamesAContract() {
        for (int day = 0; day < 4; day++) {
            decide(withReference("rate-" + day, START + day * DAY, "50", "C-1"));
        }
        assertThat(match(decide(withReference("next", START + 4 * DAY - HOUR, "50", "C-1"))))
                .isEmpty();
        assertThat(match(decide(withReference("twice", START + 4 * DAY, "50", "C-1"))))
                .isEqualTo("next");
    }

    @Test
    void refundBetweenClearsTheEarlierCharge() {
        decide(charge("A", START, "Kaufhalle", "49.90"));
        decide(charge("R", START + 1, "Kaufhalle", "-49.90"));
        assertThat(match(decide(charge("B", START + 2, "Kaufhalle", "49.90")))).isEmpty();
    }

    @Test
    void refundOfAnotherAmountClearsNothing() {
        decide(charge("A", START, "Kaufhalle", "49.90"));
        decide(charge("R", START + 1, "Kaufhalle", "-9.90"));
        assertThat(match(decide(charge("B", START + 2, "Kaufhalle", "49.90")))).isEqualTo("A");
    }

    @Test
    void refundsAreNeverDuplicates() {
        decide(charge("A", START, "Kaufhalle", "-49.90"));
        assertThat(match(decide(charge("B", START + 1, "Kaufhalle", "-49.90")))).isEmpty();
    }

    @Test
    void anHourLaterItIsARepeatAndTheNextDayNoMore() {
        decide(charge("A", START, "Kaufhalle", "49.90"));
        assertThat(match(decide(charge("B", START + DAY - 1, "Kaufhalle", "49.90"))))
                .isEmpty();
        assertThat(match(decide(charge("C", START + HOUR, "Kaufhalle", "49.90"))))
                .isEqualTo("A");
    }

    @Test
    void whatClearsAChargeIsCalledRefundReversalOrVoid() {
        for (String type : List.of("void", "refund", "REVERSAL", "Charge-back")) {
            long from = START + DAY * type.length() * 2;
            decide(typed("A" + type, from, "capture"));
            decide(typed("B" + type, from + 1, type));
            assertThat(match(decide(typed("C" + type, from + 2, "capture"))))
                    .as(type)
                    .isEmpty();
        }
    }

    @Test
    void aDeclinedChargeIsNone() {
        decide(typed("A", START, "declined"));
        assertThat(match(decide(typed("B", START + 1, "declined")))).isEmpty();
        assertThat(match(decide(typed("C", START + 2, "capture")))).isEmpty();
    }

    @Test
    void stepsOfOnePaymentAreNoRepeatsAndOneStepTwiceIs() {
        decide(typed("A", START, "pre-auth"));
        assertThat(match(decide(typed("B", START + MINUTE, "capture")))).isEmpty();
        assertThat(match(decide(typed("C", START + 2 * MINUTE, "settlement")))).isEmpty();
        assertThat(match(decide(typed("D", START + 3 * MINUTE, "sale")))).isEqualTo("B");
    }

    @Test
    void capturesOfOneEveningAreAsFarApartAsTheirAuthorizations() {
        decide(typed("A1", START, "authorization"));
        decide(typed("A2", START + 8 * HOUR, "authorization"));
        decide(typed("C1", START + 12 * HOUR, "capture"));
        assertThat(match(decide(typed("C2", START + 12 * HOUR + 1, "capture")))).isEmpty();
        assertThat(match(decide(typed("C3", START + 12 * HOUR + 2, "capture")))).isEqualTo("C2");
    }

    @Test
    void storeNumberCityAndProcessorAreNoOtherMerchant() {
        decide(charge("A", START, "Kaufhalle", "49.90"));
        assertThat(match(decide(charge("B", START + MINUTE, "SQ *KAUFHALLE 0231", "49.90"))))
                .isEqualTo("A");
    }

    @Test
    void anotherChannelIsAnotherCharge() {
        Transaction.Details card = details("EUR", "", "");
        decide(charge("A", START, "Kaufhalle", "49.90"));
        Transaction.Details gift = new Transaction.Details(
                card.currency(), card.category(), card.country(), card.city(), "", "", "gift card");
        assertThat(match(decide(Payments.of(Payments.ACCOUNT, "B", START + MINUTE, "Kaufhalle", "49.90", gift))))
                .isEmpty();
    }

    @Test
    void aCardReadInTwoWaysWithinMinutesIsChargedTwice() {
        decide(paid("A", START, "contactless"));
        assertThat(match(decide(paid("B", START + MINUTE, "chip")))).isEqualTo("A");
        assertThat(match(decide(paid("C", START + HOUR, "swipe")))).isEmpty();
        assertThat(match(decide(paid("D", START + HOUR, "online")))).isEmpty();
    }

    @Test
    void aChannelIsTheSameInAnySpelling() {
        decide(paid("A", START, "swipe"));
        assertThat(match(decide(paid("B", START + 30 * MINUTE, "SWIPE")))).isEqualTo("A");
    }

    private static Transaction paid(String id, long time, String channel) {
        return Payments.of(
                Payments.ACCOUNT,
                id,
                time,
                "Kaufhalle",
                "49.90",
                new Transaction.Details("EUR", "", "", "", "capture", "", channel));
    }

    @Test
    void howSoonOnePaysAgainDependsOnTheTrade() {
        assertThat(secondAfter(5 * MINUTE, "transit", "City Tap")).isFalse();
        assertThat(secondAfter(MINUTE, "transit", "City Tap")).isTrue();
        assertThat(secondAfter(5 * HOUR, "", "Morgen Kaffee")).isFalse();
        assertThat(secondAfter(50 * MINUTE, "cafe", "Morgen")).isTrue();
        assertThat(secondAfter(5 * HOUR, "clothing", "Strand")).isTrue();
        assertThat(secondAfter(5 * MINUTE, "public_transport", "Stadtlinie")).isFalse();
        assertThat(secondAfter(30 * MINUTE, "gas_transport", "Tankhof")).isTrue();
        assertThat(secondAfter(30 * MINUTE, "transport", "Umzug Holm")).isTrue();
        assertThat(secondAfter(5 * HOUR, "food_dining", "Trattoria Sole")).isTrue();
    }

    private boolean secondAfter(long gap, String category, String merchant) {
        Scope scope = new Scope("payments", "bank", List.of(category + merchant + gap));
        Transaction.Details details = new Transaction.Details("EUR", category, "", "", "capture", "", "");
        decide(Payments.of(scope, "A", START, merchant, "3.20", details));
        return !match(decide(Payments.of(scope, "B", START + gap, merchant, "3.20", details)))
                .isEmpty();
    }

    @Test
    void dailyChargeIsADuplicateOnlyFarBelowItsUsualGap() {
        for (int day = 0; day < 5; day++) {
            decide(charge("coffee-" + day, START + day * DAY - day * MINUTE, "Kiosk", "2.90"));
        }
        assertThat(match(decide(charge("second", START + 4 * DAY + 5 * HOUR, "Kiosk", "2.90"))))
                .isEmpty();
        assertThat(match(decide(charge("twice", START + 4 * DAY + 5 * HOUR + MINUTE, "Kiosk", "2.90"))))
                .isEqualTo("second");
    }

    @Test
    void amongEquallySureTheEarliestWins() {
        decide(withReference("A", START, "10", "R-1"));
        decide(withReference("B", START + HOUR, "10", "R-1"));
        assertThat(match(decide(withReference("C", START + 2 * HOUR, "10", "R-1"))))
                .isEqualTo("A");
    }

    @Test
    void redeliveryIsIgnoredAndCorrectionRaisesNoSecondAlert() {
        decide(charge("A", START, "Kaufhalle", "49.90"));
        Transaction again = charge("B", START + 1, "Kaufhalle", "49.90");
        decide(again);

        assertThat(decide(again)).isEqualTo(Decision.ignored());
        Decision corrected = decide(charge("B", START + 2, "KAUFHALLE", "49.90"));
        assertThat(corrected.outcome()).isEqualTo(Outcome.REVISED);
        assertThat(corrected.findings()).isEmpty();
        assertThat(corrected.scores().orElseThrow().group()).isEqualTo("A");
    }

    @Test
    void paymentFarOlderThanTheWindowIsLate() {
        decide(charge("A", START, "Kaufhalle", "49.90"));
        Decision decision = decide(charge("B", START - 40 * DAY, "Kaufhalle", "49.90"));
        assertThat(decision.outcome()).isEqualTo(Outcome.LATE);
        assertThat(decision.changes()).isEmpty();
    }

    @Test
    void amountFarAboveTheUsualIsAnOutlierAndNotLearned() {
        for (int i = 0; i < 200; i++) {
            decide(charge("A-" + i, START + i * DAY / 4, "Kaufhalle", String.valueOf(40 + i % 20)));
        }
        PaymentProfile before = memory.profile(Payments.ACCOUNT.hash());

        Decision decision = decide(charge("B", START + 60 * DAY, "Juwelier", "48000"));

        assertThat(decision.findings()).singleElement().isInstanceOf(Finding.Outlier.class);
        PaymentProfile after = memory.profile(Payments.ACCOUNT.hash());
        assertThat(after.amount().mean()).isCloseTo(before.amount().mean(), within(0.01));
        assertThat(after.merchants()).isEqualTo(before.merchants());
        assertThat(after.withheld())
                .extracting(PaymentProfile.Withheld::record)
                .containsExactly(RowKey.recordHash("B"));
    }

    @Test
    void whatSomebodyExpectedIsLearnedWithTheNextPaymentAndWhatWasUsefulNever() {
        for (int i = 0; i < 200; i++) {
            decide(charge("A-" + i, START + i * DAY / 4, "Kaufhalle", String.valueOf(40 + i % 20)));
        }
        decide(charge("B", START + 60 * DAY, "Juwelier", "48000"));
        decide(charge("C", START + 60 * DAY + HOUR, "Bootswerft", "52000"));

        hear("B", Verdict.Opinion.EXPECTED);
        hear("C", Verdict.Opinion.USEFUL);
        decide(charge("D", START + 61 * DAY, "Kaufhalle", "45"));

        PaymentProfile profile = memory.profile(Payments.ACCOUNT.hash());
        assertThat(profile.withheld()).isEmpty();
        assertThat(profile.count()).isEqualTo(202);
    }

    private void hear(String id, Verdict.Opinion opinion) {
        long alert = RowKey.recordHash("alert about " + id);
        PastAlert past = new PastAlert(
                PastAlert.Said.OUTLIER,
                new PastAlert.Pair(id, "", 0, 1),
                0,
                START + 60 * DAY,
                new Hash128(0, 0),
                "",
                "");
        memory.apply(List.of(new Change.PutAlert(Payments.ACCOUNT.hash(), alert, past)));
        Hearing hearing = detector.hear(
                new Verdict("%016x".formatted(alert), opinion, "", "", "", ""),
                new ScopeView(memory, Payments.ACCOUNT, ""),
                Payments.ACCOUNT.hash());
        assertThat(hearing.outcome()).isEqualTo(Hearing.Outcome.TAKEN);
        memory.apply(hearing.changes());
    }

    private Decision decide(Transaction payment) {
        Decision decision = detector.decide(
                payment, new ScopeView(memory, payment.identity().scope(), ""));
        memory.apply(decision.changes());
        return decision;
    }

    private static Transaction withReference(String id, long time, String amount, String reference) {
        return Payments.of(Payments.ACCOUNT, id, time, "Kaufhalle", amount, details("EUR", "", reference));
    }

    private static Transaction typed(String id, long time, String type) {
        return Payments.of(Payments.ACCOUNT, id, time, "Kaufhalle", "49.90", details("EUR", type, ""));
    }

    private static Optional<DuplicateCharge> duplicate(Decision decision) {
        return decision.findings().stream()
                .filter(DuplicateCharge.class::isInstance)
                .map(DuplicateCharge.class::cast)
                .findFirst();
    }

    private static String match(Decision decision) {
        return duplicate(decision).map(found -> found.match().id()).orElse("");
    }
}
