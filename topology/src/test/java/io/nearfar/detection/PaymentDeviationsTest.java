package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.Deviation.Feature;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentDeviationsTest {

    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final long START = 1_000 * DAY;
    private static final long NOW = START + 300 * DAY + 12 * HOUR;
    private static final int EURO = 978;
    private static final int HOME = 49;

    private final PaymentNorm norm = used();

    @Test
    void usualPaymentSurprisesLittle() {
        UnusualPayment unusual = PaymentDeviations.of(new PaymentTraits(NOW, 50, 1, HOME, EURO), norm);
        assertThat(unusual.amount()).isLessThan(0.5);
        assertThat(unusual.score()).isLessThan(1.5);
    }

    @Test
    void whatIsMostUnusualComesFirst() {
        assertThat(first(new PaymentTraits(NOW, 120, 1, HOME, EURO))).isEqualTo(Feature.ACCOUNT_AMOUNT);
        assertThat(first(new PaymentTraits(NOW, 50, 99, HOME, EURO))).isEqualTo(Feature.MERCHANT);
        assertThat(first(new PaymentTraits(NOW, 50, 1, 7, EURO))).isEqualTo(Feature.COUNTRY);
        assertThat(first(new PaymentTraits(NOW, 50, 1, HOME, 840))).isEqualTo(Feature.CURRENCY);
        assertThat(first(new PaymentTraits(NOW - DAY + HOUR, 50, 1, HOME, EURO)))
                .isEqualTo(Feature.GAP);
        assertThat(first(new PaymentTraits(NOW + 15 * HOUR, 50, 1, HOME, EURO))).isEqualTo(Feature.HOUR);
    }

    @Test
    void amountRareAmongAllAccountsTellsOfAYoungOne() {
        PaymentNorm young = new PaymentNorm(norm.tenant(), PaymentProfile.EMPTY);
        UnusualPayment unusual = PaymentDeviations.of(new PaymentTraits(NOW, 900, 1, HOME, EURO), young);
        assertThat(unusual.deviations().getFirst().feature()).isEqualTo(Feature.TENANT_AMOUNT);
        assertThat(unusual.isWithheld()).isTrue();
    }

    @Test
    void burstOfPaymentsIsCounted() {
        PaymentNorm busy = norm;
        for (int i = 0; i < 12; i++) {
            busy = busy.after(new PaymentTraits(NOW + i * HOUR / 6, 50, 1, HOME, EURO), i, 0, false);
        }
        UnusualPayment unusual = PaymentDeviations.of(new PaymentTraits(NOW + 2 * HOUR, 50, 1, HOME, EURO), busy);
        assertThat(unusual.deviations().getFirst().feature()).isEqualTo(Feature.DAY_COUNT);
        assertThat(unusual.deviations().getFirst().value()).isGreaterThan(10);
    }

    @Test
    void whatWasUnusualLatelyMakesTheNextMoreSuspicious() {
        PaymentTraits next = new PaymentTraits(NOW + DAY, 50, 1, HOME, EURO);
        double before = PaymentDeviations.of(next, norm).score();
        PaymentNorm hit = norm.after(new PaymentTraits(NOW, 400, 1, HOME, EURO), 1, 20, true);
        assertThat(PaymentDeviations.of(next, hit).score()).isGreaterThan(before + 1);
        PaymentTraits later = new PaymentTraits(NOW + 60 * DAY, 50, 1, HOME, EURO);
        assertThat(PaymentDeviations.of(later, hit).score())
                .isLessThan(PaymentDeviations.of(later, norm).score() + 0.1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void greaterAmountIsNeverLessUnusual(long seed) {
        Random random = new Random(seed);
        double amount = 1;
        double score = 0;
        for (int i = 0; i < 100; i++) {
            amount *= 1 + random.nextDouble() / 5;
            double next = PaymentDeviations.of(new PaymentTraits(NOW, amount, 1, HOME, EURO), norm)
                    .score();
            assertThat(next).isFinite().isGreaterThanOrEqualTo(score);
            score = next;
        }
    }

    @Test
    void firstPaymentOfATenantIsNotUnusual() {
        PaymentNorm nothing = new PaymentNorm(TenantProfile.EMPTY, PaymentProfile.EMPTY);
        UnusualPayment unusual = PaymentDeviations.of(new PaymentTraits(START, 5_000, 1, HOME, EURO), nothing);
        assertThat(unusual.amount()).isZero();
        assertThat(unusual.score()).isFinite().isLessThan(1);
    }

    private Feature first(PaymentTraits payment) {
        return PaymentDeviations.of(payment, norm).deviations().getFirst().feature();
    }

    /** An account that pays 50 euros at noon, a fifth more or less, at one merchant at home; others pay 20 to 200. */
    private static PaymentNorm used() {
        Random random = new Random(5);
        PaymentNorm own = new PaymentNorm(TenantProfile.EMPTY, PaymentProfile.EMPTY);
        PaymentNorm other = own;
        for (int i = 0; i < 300; i++) {
            long time = START + i * DAY + 12 * HOUR;
            double amount = 50 + 10 * random.nextGaussian();
            other = new PaymentNorm(own.tenant(), other.account())
                    .after(new PaymentTraits(time, random.nextDouble(20, 200), 1, HOME, EURO), i, 0, false);
            own = new PaymentNorm(other.tenant(), own.account())
                    .after(new PaymentTraits(time, amount, 1, HOME, EURO), i, 0, false);
        }
        return own;
    }
}
