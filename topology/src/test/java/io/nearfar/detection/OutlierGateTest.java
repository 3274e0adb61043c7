package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.Finding.BudgetUse;
import io.nearfar.detection.Finding.Rarity;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutlierGateTest {

    private static final long DAY = 86_400_000;
    private static final OutlierConfig CONFIG = new OutlierConfig(2, 99, 100);
    private static final OutlierGate GATE = new OutlierGate(CONFIG);
    private static final Rarity RARE = new Rarity(1, 0.01);

    @Test
    void rareScoreAfterWarmUpIsAdmittedWithItsBudget() {
        assertThat(GATE.admits(RARE, slice(100, 0), 10 * DAY)).contains(new BudgetUse(2, 1, 99));
    }

    @Test
    void nothingIsAdmittedBeforeWarmUp() {
        assertThat(GATE.admits(RARE, slice(99, 0), 10 * DAY)).isEmpty();
    }

    @Test
    void lessThanTheLeastPercentileIsNotAdmitted() {
        assertThat(GATE.admits(new Rarity(1, 0.0101), slice(100, 0), 10 * DAY)).isEmpty();
    }

    @Test
    void budgetOfADayIsACeiling() {
        assertThat(GATE.admits(RARE, slice(100, 1), 10 * DAY)).contains(new BudgetUse(2, 2, 99));
        assertThat(GATE.admits(RARE, slice(100, 2), 10 * DAY)).isEmpty();
    }

    @Test
    void nextDayHasItsOwnBudgetAndAnEarlierOneNone() {
        assertThat(GATE.admits(RARE, slice(100, 2), 11 * DAY)).contains(new BudgetUse(2, 1, 99));
        assertThat(GATE.admits(RARE, slice(100, 2), 9 * DAY)).isEmpty();
    }

    @Test
    void daysOnlyMoveForward() {
        TenantSlice slice = slice(100, 1).after(1, 12 * DAY, true, 100).after(1, 11 * DAY, true, 100);
        assertThat(slice.day()).isEqualTo(12);
        assertThat(slice.alerts()).isEqualTo(2);
        assertThat(slice.tail().scores()).isEqualTo(102);
    }

    @Test
    void scoresOfTheWarmUpAreCountedButNotKept() {
        TenantSlice warming = TenantSlice.EMPTY.after(1, DAY, false, 2).after(1, DAY, false, 2);
        assertThat(warming.seen()).isEqualTo(2);
        assertThat(warming.tail()).isEqualTo(ScoreTail.EMPTY);
        assertThat(warming.after(1, DAY, false, 2).tail().scores()).isEqualTo(1);
    }

    @Test
    void noBudgetIsNoAlert() {
        OutlierGate closed = new OutlierGate(new OutlierConfig(0, 99, 0));
        assertThat(closed.admits(RARE, slice(100, 0), 10 * DAY)).isEmpty();
    }

    private static TenantSlice slice(int scores, int alerts) {
        ScoreTail tail = ScoreTail.of(Map.of(100, scores), Map.of(), scores);
        return new TenantSlice(scores, tail, 10, alerts, TenantProfile.EMPTY);
    }
}
