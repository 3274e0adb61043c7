package io.nearfar.window;

/**
 * The record that stands for all exact repeats of its text; only it has rows.
 *
 * @param row its row with ordinal 0, written again at a repeat's time when it grows old
 * @param windows how many rows it has
 * @param id its record id
 * @param sequence its place in the order of its scope
 * @param count records with this text, itself included
 * @param firstSeen least event time among them, epoch milliseconds
 * @param lastSeen greatest event time among them, epoch milliseconds
 * @param heir the repeat that takes over the rows when a revision gives the leader another text
 */
public record Leader(
        RowKey row, int windows, String id, long sequence, long count, long firstSeen, long lastSeen, Heir heir) {

    /**
     * A repeat that can take over.
     *
     * @param id its record id, empty when there is none
     * @param sequence its place in the order of its scope
     */
    public record Heir(String id, long sequence) {

        public static final Heir NONE = new Heir("", 0);

        public boolean exists() {
            return !id.isEmpty();
        }
    }

    public Leader {
        if (windows < 1 || count < 1 || lastSeen < firstSeen) {
            throw new IllegalArgumentException(
                    "leader of %d windows, %d records from %d to %d".formatted(windows, count, firstSeen, lastSeen));
        }
    }

    /** The leader of a text seen for the first time. */
    public static Leader of(RowKey row, int windows, String id, long sequence) {
        return new Leader(row, windows, id, sequence, 1, row.time(), row.time(), Heir.NONE);
    }

    /** This leader after one more record with its text. */
    public Leader repeatedBy(Heir repeat, long time) {
        return new Leader(
                row, windows, id, sequence, count + 1, Math.min(firstSeen, time), Math.max(lastSeen, time), repeat);
    }

    /** This leader after one of its repeats took another text. */
    public Leader withoutRepeat(String repeat) {
        Heir left = heir.id.equals(repeat) ? Heir.NONE : heir;
        return new Leader(row, windows, id, sequence, Math.max(1, count - 1), firstSeen, lastSeen, left);
    }

    /** This leader with its rows written again at another time. */
    public Leader movedTo(long time) {
        RowKey moved = new RowKey(row.scope(), time, row.record(), 0);
        return new Leader(moved, windows, id, sequence, count, firstSeen, lastSeen, heir);
    }

    /** The heir in this leader's place, the leader itself gone. */
    public Leader inherited() {
        RowKey own = new RowKey(row.scope(), row.time(), RowKey.recordHash(heir.id), 0);
        return new Leader(own, windows, heir.id, heir.sequence, count - 1, firstSeen, lastSeen, Heir.NONE);
    }
}
