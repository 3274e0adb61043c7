package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegularChargeTest {

    private static final long DAY = TimeUnit.DAYS.toMillis(1);
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);
    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);

    private static RegularCharge of(Long... times) {
        return RegularCharge.of(Stream.of(times).sorted().toList());
    }

    @Test
    void threeChargesMakeARule() {
        assertThat(of(0L, DAY)).isEqualTo(RegularCharge.NONE);
        assertThat(of(0L, DAY, 2 * DAY)).isEqualTo(new RegularCharge(DAY));
        assertThat(RegularCharge.of(List.of())).isEqualTo(RegularCharge.NONE);
    }

    @Test
    void nextChargeIsExpectedUnlessItsGapIsFarBelowTheUsualOne() {
        RegularCharge daily = of(0L, DAY, 2 * DAY, 3 * DAY);
        assertThat(daily.expects(DAY)).isTrue();
        assertThat(daily.expects(8 * HOUR)).isTrue();
        assertThat(daily.expects(5 * MINUTE)).isFalse();
        assertThat(RegularCharge.NONE.expects(DAY)).isFalse();
    }

    @Test
    void aChargeMadeTwiceIsNoRule() {
        assertThat(of(0L, MINUTE, DAY).expects(HOUR)).isFalse();
        assertThat(of(0L, DAY, DAY + MINUTE, 2 * DAY, 3 * DAY).expects(HOUR)).isFalse();
    }

    @Test
    void whatComesEveryFewMinutesIsNoRule() {
        assertThat(of(0L, MINUTE, 2 * MINUTE, 3 * MINUTE)).isEqualTo(RegularCharge.NONE);
    }

    @Test
    void twoFaresADayWithAChangeBetweenThemAreRegular() {
        Long[] times = Stream.iterate(0L, day -> day + DAY)
                .limit(10)
                .flatMap(day -> Stream.of(day, day + 40 * MINUTE, day + 10 * HOUR, day + 10 * HOUR + 40 * MINUTE))
                .toArray(Long[]::new);
        assertThat(of(times).expects(40 * MINUTE)).isTrue();
        assertThat(of(times).expects(MINUTE)).isFalse();
    }
}
