package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentNormTest {

    private static final long DAY = 86_400_000;
    private static final long START = 1_000 * DAY;
    private static final int EURO = 978;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void usualAmountAndSpreadOfAnAccountAreLearned(long seed) {
        PaymentNorm norm = used(seed);
        CurrencyProfile currency = norm.tenant().in(EURO);
        Level usual = norm.amount(currency);
        assertThat(usual.mean() * currency.unit()).isCloseTo(50, within(4.0));
        assertThat(usual.spread() * currency.unit()).isCloseTo(10, within(3.0));
        assertThat(norm.logarithm(currency).mean() + currency.logarithm().mean())
                .isCloseTo(Math.log(50), within(0.1));
    }

    @Test
    void youngAccountLeansOnTheTenant() {
        PaymentNorm old = used(1);
        PaymentNorm young = new PaymentNorm(old.tenant(), PaymentProfile.EMPTY);
        CurrencyProfile currency = old.tenant().in(EURO);
        assertThat(young.amount(currency).mean()).isEqualTo(1);
        PaymentNorm one = young.after(paid(START, 5_000, 1), 1, 0, false);
        assertThat(one.amount(currency).mean()).isBetween(1.0, 3.0);
    }

    @Test
    void oneExtremeAmountHardlyMovesAnything() {
        PaymentNorm before = used(1);
        PaymentNorm after = before.after(paid(START + 200 * DAY, 1e9, 1), 1, 20, false);
        CurrencyProfile currency = before.tenant().in(EURO);
        double mean = before.amount(currency).mean();
        assertThat(after.amount(after.tenant().in(EURO)).mean()).isCloseTo(mean, within(mean * 0.01));
        assertThat(after.tenant().in(EURO).unit()).isCloseTo(currency.unit(), within(currency.unit() * 0.01));
    }

    @Test
    void newLevelIsLearnedInTime() {
        PaymentNorm norm = used(1);
        for (int i = 0; i < 2_000; i++) {
            norm = norm.after(paid(START + (200 + i) * DAY, 200, 1), i, 0, false);
        }
        assertThat(norm.amount(norm.tenant().in(EURO)).mean()
                        * norm.tenant().in(EURO).unit())
                .isCloseTo(200, within(10.0));
    }

    @Test
    void withheldPaymentIsLearnedAfterSevenDaysAndNotBefore() {
        long time = START + 200 * DAY;
        PaymentNorm before = used(1);
        PaymentNorm withheld = before.after(paid(time, 400, 7), 1, 9, true);
        assertThat(withheld.account().amount()).isEqualTo(before.account().amount());
        assertThat(withheld.tenant()).isEqualTo(before.tenant());
        assertThat(withheld.account().rhythm().last()).isEqualTo(time);
        assertThat(withheld.released(time + 7 * DAY - 1)).isEqualTo(withheld);

        PaymentNorm released = withheld.released(time + 7 * DAY);

        assertThat(released.account().withheld()).isEmpty();
        assertThat(released.account().amount())
                .isEqualTo(learned(before, time).account().amount());
        assertThat(released.tenant().in(EURO))
                .isEqualTo(learned(before, time).tenant().in(EURO));
        assertThat(released.account().merchants().has(7)).isTrue();
    }

    @Test
    void expectedPaymentIsLearnedAtOnceAndAConfirmedOneNever() {
        long time = START + 200 * DAY;
        PaymentNorm withheld = used(1).after(paid(time, 400, 7), 42, 9, true);
        PaymentNorm expected =
                new PaymentNorm(withheld.tenant(), withheld.account().expecting(42)).released(time);
        assertThat(expected.account().merchants().has(7)).isTrue();
        assertThat(expected.account().rhythm().unusual()).isZero();
        PaymentNorm confirmed =
                new PaymentNorm(withheld.tenant(), withheld.account().confirming(42)).released(time + 30 * DAY);
        assertThat(confirmed.account().merchants().has(7)).isFalse();
        assertThat(confirmed.account().rhythm().unusual())
                .isEqualTo(withheld.account().rhythm().unusual());
    }

    @Test
    void atMostFourPaymentsWait() {
        PaymentNorm norm = used(1);
        for (int i = 0; i < 9; i++) {
            norm = norm.after(paid(START + 200 * DAY + i, 400, i), i, 9, true);
        }
        assertThat(norm.account().withheld())
                .extracting(PaymentProfile.Withheld::record)
                .containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void currenciesPastTheBoundShareOneProfile() {
        TenantProfile tenant = TenantProfile.EMPTY;
        for (int currency = 0; currency < 40; currency++) {
            tenant = tenant.withCurrency(currency, tenant.in(currency).learned(100 + currency, 5));
        }
        assertThat(tenant.currencies()).hasSize(17);
        assertThat(tenant.in(30).count()).isEqualTo(24);
        assertThat(tenant.in(30)).isEqualTo(tenant.in(39));
    }

    private static PaymentNorm learned(PaymentNorm before, long time) {
        return before.after(paid(time, 400, 7), 1, 0, false);
    }

    /** Of an account that pays around 50, a fifth more or less, once a day, among others around 100. */
    private static PaymentNorm used(long seed) {
        Random random = new Random(seed);
        PaymentNorm own = new PaymentNorm(TenantProfile.EMPTY, PaymentProfile.EMPTY);
        PaymentNorm other = own;
        for (int i = 0; i < 200; i++) {
            long time = START + i * DAY;
            other = new PaymentNorm(own.tenant(), other.account())
                    .after(paid(time, 100 + 20 * random.nextGaussian(), 1), i, 0, false);
            own = new PaymentNorm(other.tenant(), own.account())
                    .after(paid(time, 50 + 10 * random.nextGaussian(), 1), i, 0, false);
        }
        return own;
    }

    private static PaymentTraits paid(long time, double amount, int merchant) {
        return new PaymentTraits(time, amount, merchant, 49, EURO);
    }
}
