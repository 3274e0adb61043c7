package io.nearfar.detection;

/**
 * What one tenant had on its latest day of event time. Days only move forward: what is older counts on the latest.
 *
 * @param day days since 1970
 * @param records records judged
 * @param alerts outlier alerts
 */
public record TenantDay(long day, int records, int alerts) {

    private static final long MILLIS_PER_DAY = 86_400_000;

    /** Before the first record. */
    static final TenantDay NONE = new TenantDay(0, 0, 0);

    /** The day on which something of {@code time} (epoch milliseconds) counts. */
    TenantDay at(long time) {
        return time / MILLIS_PER_DAY > day ? new TenantDay(time / MILLIS_PER_DAY, 0, 0) : this;
    }

    /** With one more record, alerted or not. */
    TenantDay plusRecord(boolean alerted) {
        return new TenantDay(day, records + 1, alerts + (alerted ? 1 : 0));
    }

    /** With an alert that came without a record of its own. */
    TenantDay plusAlert() {
        return new TenantDay(day, records, alerts + 1);
    }

    /** The share of that budget which is used, 0 where there is none. */
    public double used(Budget budget) {
        long most = budget.most(records);
        return most == 0 ? 0 : alerts / (double) most;
    }
}
