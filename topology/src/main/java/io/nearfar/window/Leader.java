package io.nearfar.window;

import java.time.Duration;

/**
 * The record that stands for all exact repeats of its text; only it has rows.
 *
 * @param row its row with ordinal 0, written again at a repeat's time when it grows old
 * @param windows how many rows it has
 * @param id its record id
 * @param sequence its place in the order of its scope
 * @param group record hash of the leader of the group that it belongs to, its own when it is alone
 * @param cluster the cluster that its vector joined last, {@link #NO_CLUSTER} when it joined none; that cluster may be gone
 * @param heir the repeat that takes over the rows when a revision gives the leader another text
 */
public record Leader(RowKey row, int windows, String id, long sequence, long group, long cluster, Heir heir) {

    /** No cluster has this id: the first of a scope has 0. */
    public static final long NO_CLUSTER = -1;

    /**
     * A repeat that can take over.
     *
     * @param sequence its place in the order of its scope
     * @param text what an alert would say of it; without an id there is no heir
     */
    public record Heir(long sequence, Row.Text text) {

        public static final Heir NONE = new Heir(0, Row.Text.NONE);

        public boolean exists() {
            return !text.id().isEmpty();
        }
    }

    public Leader {
        if (windows < 1) {
            throw new IllegalArgumentException("leader %s has %d rows".formatted(id, windows));
        }
    }

    /** This leader with another heir. */
    public Leader withHeir(Heir other) {
        return new Leader(row, windows, id, sequence, group, cluster, other);
    }

    /** This leader as a member of another group. */
    public Leader withGroup(long other) {
        return new Leader(row, windows, id, sequence, other, cluster, heir);
    }

    /** This leader with its vector in another cluster. */
    public Leader withCluster(long other) {
        return new Leader(row, windows, id, sequence, group, other, heir);
    }

    /**
     * Whether at {@code now}, epoch milliseconds, it still leads to the group of its text, in the window or not, if there is such
     * a group: the text was said again.
     */
    public boolean leadsAt(long now, Duration groupRetention) {
        return Math.max(row.time(), heir.text().time()) > now - groupRetention.toMillis();
    }

    /** This leader with its rows written again, {@code count} of them, at another time. */
    public Leader rewrittenAt(long time, int count) {
        RowKey moved = new RowKey(row.scope(), time, row.record(), 0);
        return new Leader(moved, count, id, sequence, group, cluster, heir);
    }

    /** The heir in this leader's place. */
    public Leader inherited() {
        String heirId = heir.text().id();
        RowKey own = new RowKey(row.scope(), row.time(), RowKey.recordHash(heirId), 0);
        return new Leader(own, windows, heirId, heir.sequence(), group, cluster, Heir.NONE);
    }
}
