package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RhythmTest {

    private static final long DAY = 86_400_000;
    private static final long START = 1_000 * DAY;

    private record Paid(long time, double amount, double surprise) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatFadesIsTheSumOfWhatIsLeftOfEachPayment(long seed) {
        Random random = new Random(seed);
        List<Paid> all = new ArrayList<>();
        Rhythm rhythm = Rhythm.NONE;
        long time = START;
        for (int i = 0; i < 50; i++) {
            time += random.nextLong(DAY);
            Paid paid = new Paid(time, random.nextDouble(3), random.nextDouble(30));
            all.add(paid);
            rhythm = rhythm.after(paid.time(), paid.amount(), paid.surprise());
        }
        assertThat(rhythm.day()).isCloseTo(left(all, 1, paid -> 1), within(1e-9));
        assertThat(rhythm.sum()).isCloseTo(left(all, 1, Paid::amount), within(1e-9));
        assertThat(rhythm.month()).isCloseTo(left(all, 30, paid -> 1), within(1e-9));
        double unusual = left(all, 5, paid -> paid.surprise() < 4 ? 0 : Math.min(20, paid.surprise()));
        assertThat(rhythm.unusual()).isCloseTo(unusual, within(1e-9));
    }

    @Test
    void threePaymentsADayAreThreeADayHoweverLongTheHistory() {
        Rhythm rhythm = Rhythm.NONE;
        for (int i = 0; i < 900; i++) {
            long time = START + i * DAY / 3;
            rhythm = rhythm.after(time, 1, 0);
            if (i > 60) {
                assertThat(rhythm.perDay(time, 3)).isCloseTo(3, within(0.15));
            }
        }
    }

    @Test
    void youngAccountPaysAsOftenAsOthers() {
        assertThat(Rhythm.NONE.perDay(START, 2.5)).isEqualTo(2.5);
    }

    @Test
    void paymentOutOfOrderTurnsNoTimeBack() {
        Rhythm rhythm = Rhythm.NONE.after(START + DAY, 1, 0).after(START, 1, 0);
        assertThat(rhythm.last()).isEqualTo(START + DAY);
        assertThat(rhythm.day()).isEqualTo(2);
        assertThat(rhythm.daysSinceLast(START)).isNegative();
    }

    @Test
    void paceOfADayLongAgoIsThatOfAllThatIsCounted() {
        Rhythm rhythm = Rhythm.NONE;
        for (int i = 0; i < 30; i++) {
            rhythm = rhythm.after(START + i * DAY, 1, 0);
        }
        assertThat(rhythm.perDay(START)).isEqualTo(rhythm.perDay(rhythm.last())).isCloseTo(1, within(0.1));
        assertThat(rhythm.after(START - 9 * DAY, 1, 0).perDay(START)).isLessThan(1);
    }

    private static double left(List<Paid> all, double days, ToDoubleFunction<Paid> value) {
        long now = all.getLast().time();
        return all.stream()
                .mapToDouble(paid -> value.applyAsDouble(paid) * Math.exp(-(now - paid.time()) / days / DAY))
                .sum();
    }
}
