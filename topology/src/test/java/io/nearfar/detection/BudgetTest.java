package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {

    @Test
    void aNumberIsTheSameWhateverComes() {
        assertThat(new Budget.PerDay(20).most(1)).isEqualTo(20);
        assertThat(new Budget.PerDay(20).most(1_000_000)).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"1000, 0, 0", "1000, 1, 1", "1000, 1000, 1", "1000, 1001, 2", "0, 5000, 0", "1000000, 7, 7"})
    void aShareIsRoundedUp(int perMillion, long records, long most) {
        assertThat(new Budget.Share(perMillion).most(records)).isEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({"1000, 0.1", "1, 0.0001", "1000000, 100", "200000, 20", "0, 0"})
    void aShareIsToldInPercent(int perMillion, String percent) {
        assertThat(new Budget.Share(perMillion).percent().toPlainString()).isEqualTo(percent);
    }

    @Test
    void whatIsNoBudgetIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Budget.PerDay(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Budget.Share(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Budget.Share(1_000_001));
    }

    @Test
    void whatIsUsedIsTheShareOfTheCeilingSoFar() {
        TenantDay day = new TenantDay(10, 2_000, 1);
        assertThat(day.used(new Budget.PerDay(4))).isEqualTo(0.25);
        assertThat(day.used(new Budget.Share(1_000))).isEqualTo(0.5);
        assertThat(day.used(new Budget.PerDay(0))).isZero();
    }
}
