package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DailyAlertsTest {

    private final DailyAlerts alerts = new DailyAlerts();

    @Test
    void nothingSeenIsNothingUsed() {
        assertThat(alerts.most()).isZero();
    }

    @Test
    void theMostOfAnyTenantOnTheLatestDayCounts() {
        alerts.see(10, 3);
        alerts.see(10, 1);
        assertThat(alerts.most()).isEqualTo(3);

        alerts.see(11, 0);
        alerts.see(10, 9);
        assertThat(alerts.most()).isZero();

        alerts.see(11, 2);
        assertThat(alerts.most()).isEqualTo(2);
    }
}
