package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.Finding.BudgetUse;
import io.nearfar.detection.Finding.Rarity;
import io.nearfar.detection.Finding.Repeats;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutlierGateTest {

    private static final long DAY = 86_400_000;
    private static final OutlierConfig CONFIG = new OutlierConfig(2, 99, 100);
    private static final Budget TWO = new Budget.PerDay(2);
    private static final OutlierGate GATE = new OutlierGate(CONFIG);
    private static final Rarity RARE = new Rarity(1, 0.01);

    @Test
    void rareScoreAfterWarmUpIsAdmittedWithItsBudget() {
        assertThat(GATE.admits(RARE, slice(100, 0), 10 * DAY)).contains(new BudgetUse(TWO, 1, 99));
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
        assertThat(GATE.admits(RARE, slice(100, 1), 10 * DAY)).contains(new BudgetUse(TWO, 2, 99));
        assertThat(GATE.admits(RARE, slice(100, 2), 10 * DAY)).isEmpty();
    }

    @Test
    void nextDayHasItsOwnBudgetAndAnEarlierOneNone() {
        assertThat(GATE.admits(RARE, slice(100, 2), 11 * DAY)).contains(new BudgetUse(TWO, 1, 99));
        assertThat(GATE.admits(RARE, slice(100, 2), 9 * DAY)).isEmpty();
    }

    @Test
    void daysOnlyMoveForward() {
        TenantSlice slice = slice(100, 1).after(1, 12 * DAY, true, 100).after(1, 11 * DAY, true, 100);
        assertThat(slice.day()).isEqualTo(new TenantDay(12, 2, 2));
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
    void aShareOfTheDaysRecordsIsACeilingThatGrowsWithThem() {
        OutlierGate share = new OutlierGate(new OutlierConfig(new Budget.Share(10_000), 99, 0, Duration.ofDays(1)));
        assertThat(share.admits(RARE, slice(99, 0), 10 * DAY)).isPresent();
        assertThat(share.admits(RARE, slice(99, 1), 10 * DAY)).isEmpty();
        assertThat(share.admits(RARE, slice(100, 1), 10 * DAY)).isPresent();
        assertThat(share.admits(RARE, slice(1_000, 10), 10 * DAY)).isPresent();
        assertThat(share.admits(RARE, slice(1_000, 11), 10 * DAY)).isEmpty();
        assertThat(share.admits(RARE, slice(1_000, 1), 11 * DAY)).isPresent();
    }

    @Test
    void whatIsLikeSomethingAlertedIsCountedUntilItMayBeAlertedAgain() {
        Optional<Reported> told = Optional.of(new Reported(10 * DAY, 10 * DAY, 4));
        BudgetUse counted = new BudgetUse(TWO, 0, 99, new Repeats(true, 4));
        assertThat(GATE.admits(RARE, slice(100, 0), 11 * DAY - 1, told)).contains(counted);
        assertThat(GATE.admits(new Rarity(1, 0.5), slice(100, 0), 11 * DAY, told))
                .contains(counted);
        assertThat(GATE.admits(RARE, slice(100, 0), 11 * DAY, told))
                .contains(new BudgetUse(TWO, 1, 99, new Repeats(false, 4)));
    }

    @Test
    void pastTheBudgetAReminderIsCounted() {
        Optional<Reported> told = Optional.of(new Reported(9 * DAY, 9 * DAY, 4));
        assertThat(GATE.admits(RARE, slice(100, 2), 10 * DAY, told))
                .contains(new BudgetUse(TWO, 2, 99, new Repeats(true, 4)));
    }

    @Test
    void noBudgetIsNoAlert() {
        OutlierGate closed = new OutlierGate(new OutlierConfig(0, 99, 0));
        assertThat(closed.admits(RARE, slice(100, 0), 10 * DAY)).isEmpty();
    }

    private static TenantSlice slice(int scores, int alerts) {
        ScoreTail tail = ScoreTail.of(List.of(ScoreCounts.of(new float[0], Map.of(100, scores))), scores);
        return new TenantSlice(scores, tail, new TenantDay(10, scores, alerts), TenantProfile.EMPTY);
    }
}
