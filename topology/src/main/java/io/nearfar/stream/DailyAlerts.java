package io.nearfar.stream;

/** The most outlier alerts that one tenant has had on the latest day of event time. Safe for all threads. */
final class DailyAlerts {

    private record Day(long day, int most) {

        boolean covers(Day other) {
            return other.day < day || (other.day == day && other.most <= most);
        }
    }

    private volatile Day latest = new Day(Long.MIN_VALUE, 0);

    /** A tenant has had so many alerts on that day, in days since 1970; earlier days no longer count. */
    void see(long day, int alerts) {
        Day seen = new Day(day, alerts);
        if (!latest.covers(seen)) {
            replace(seen);
        }
    }

    private synchronized void replace(Day seen) {
        if (!latest.covers(seen)) {
            latest = seen;
        }
    }

    /** 0 when no day was seen. */
    int most() {
        return latest.most();
    }
}
