package io.nearfar.window;

import io.nearfar.record.Hash128;

/**
 * A record id that was seen within the window, so that redelivery and revision are told apart.
 *
 * @param time event time of its last revision, epoch milliseconds
 * @param sequence its place in the order of its scope, that of its first revision
 * @param textHash hash of its prepared text
 * @param status its status
 * @param windows how many rows it has; 0 for an exact repeat, which has none
 * @param group record hash of its group's leader, its own when alone
 * @param alerted what has been alerted about it
 */
public record KnownRecord(
        long time, long sequence, Hash128 textHash, String status, int windows, long group, Alerted alerted) {

    /**
     * What has been alerted about a record.
     *
     * @param duplicate whether as a duplicate
     * @param related whether as related
     * @param outlier whether as an outlier
     */
    public record Alerted(boolean duplicate, boolean related, boolean outlier) {

        public static final Alerted NOTHING = new Alerted(false, false, false);
    }

    /** This record with its rows at another time. */
    public KnownRecord at(long other) {
        return new KnownRecord(other, sequence, textHash, status, windows, group, alerted);
    }

    /** This record with another number of rows. */
    public KnownRecord withWindows(int other) {
        return new KnownRecord(time, sequence, textHash, status, other, group, alerted);
    }

    /** This record as a member of another group. */
    public KnownRecord withGroup(long other) {
        return new KnownRecord(time, sequence, textHash, status, windows, other, alerted);
    }
}
