package io.nearfar.stream;

import io.nearfar.detection.TenantDay;

/** The day of the tenant with the most outlier alerts on the latest day of event time. Safe for all threads. */
final class DailyAlerts {

    private volatile TenantDay busiest = new TenantDay(Long.MIN_VALUE, 0, 0);

    /** A tenant has had that day so far; earlier days no longer count. */
    void see(TenantDay seen) {
        if (counts(seen)) {
            replace(seen);
        }
    }

    private synchronized void replace(TenantDay seen) {
        if (counts(seen)) {
            busiest = seen;
        }
    }

    private boolean counts(TenantDay seen) {
        TenantDay most = busiest;
        boolean more = seen.alerts() > 0 && seen.alerts() >= most.alerts();
        return seen.day() > most.day() || (seen.day() == most.day() && more);
    }

    /** Without alerts when no day was seen. */
    TenantDay busiest() {
        return busiest;
    }
}
