package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.TenantDay;
import org.junit.jupiter.api.Test;

class DailyAlertsTest {

    private final DailyAlerts alerts = new DailyAlerts();

    @Test
    void nothingSeenIsNothingUsed() {
        assertThat(used()).isZero();
    }

    @Test
    void theMostOfAnyTenantOnTheLatestDayCounts() {
        see(10, 3);
        see(10, 1);
        assertThat(used()).isEqualTo(3);

        see(11, 0);
        see(10, 9);
        assertThat(used()).isZero();

        see(11, 2);
        assertThat(used()).isEqualTo(2);
    }

    @Test
    void furtherRecordsOfTheBusiestTenantCount() {
        alerts.see(new TenantDay(10, 100, 1));
        alerts.see(new TenantDay(10, 200, 1));
        assertThat(alerts.busiest().records()).isEqualTo(200);
    }

    private void see(long day, int alerted) {
        alerts.see(new TenantDay(day, 100, alerted));
    }

    private int used() {
        return alerts.busiest().alerts();
    }
}
