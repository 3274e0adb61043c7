package io.nearfar.detection;

import static io.nearfar.detection.Desk.DAY;
import static io.nearfar.detection.Desk.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.AlertRate.Passage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertRateTest {

    private static final long START = 2 * DAY;
    private static final int MOST = 3;

    private AlertRate rate = AlertRate.NONE;

    @Test
    void pastTheBoundOneIsToldAndTheRestIsHeld() {
        assertThat(passages(START, 6))
                .containsExactly(Passage.SENT, Passage.SENT, Passage.SENT, Passage.TOLD, Passage.HELD, Passage.HELD);
    }

    @Test
    void theNextMinuteStartsAnew() {
        passages(START, 5);

        assertThat(passages(START + MINUTE, 1)).containsExactly(Passage.SENT);
    }

    @Test
    void aStormThatGoesOnIsToldOnceAnHour() {
        passages(START, 10);

        assertThat(passages(START + 30 * MINUTE, 5)).doesNotContain(Passage.TOLD);
        passages(START + 60 * MINUTE, MOST);
        assertThat(rate.overflow(START + 60 * MINUTE, MOST))
                .isEqualTo(new Overflow(MOST, 1, START / MINUTE + 60, false));
        assertThat(passages(START + 60 * MINUTE, 1)).containsExactly(Passage.TOLD);
    }

    @Test
    void onceTheFloodIsOverWhatWasHeldIsTold() {
        passages(START, 10);
        passages(START + MINUTE, 5);
        assertThat(rate.held()).isEqualTo(8);

        assertThat(rate.overflow(START + 3 * MINUTE, MOST)).isEqualTo(new Overflow(MOST, 8, START / MINUTE + 3, true));
        assertThat(passages(START + 3 * MINUTE, 2)).containsExactly(Passage.SENT_AFTER, Passage.SENT);
        assertThat(rate.held()).isZero();
    }

    @Test
    void twoSourcesFarApartAreBothBounded() {
        for (int i = 0; i < 20; i++) {
            passages(START + 12 * MINUTE, 1);
            passages(START, 1);
        }

        assertThat(rate.alerts()).isEqualTo(MOST);
        assertThat(rate.lateAlerts()).isEqualTo(MOST);
        assertThat(rate.held()).isEqualTo(33);
    }

    @Test
    void recordsALittleLateCountInTheMinuteThatIs() {
        passages(START + 5 * MINUTE, MOST);

        assertThat(passages(START, 1)).containsExactly(Passage.TOLD);
    }

    @Test
    void oneRecordFarAheadSilencesNobody() {
        passages(START + DAY, 5);

        assertThat(passages(START, MOST)).containsOnly(Passage.SENT);
    }

    private List<Passage> passages(long time, int count) {
        List<Passage> passages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            passages.add(rate.next(time, MOST));
            rate = rate.after(time, MOST);
        }
        return passages;
    }
}
