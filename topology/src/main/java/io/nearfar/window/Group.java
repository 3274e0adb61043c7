package io.nearfar.window;

import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.record.TextTraits;
import java.time.Duration;
import java.util.List;

/**
 * Records found to be the same, named by the record hash of the oldest of them in the log, its leader. Outlives the
 * window: it ends a configured time after its last member.
 *
 * @param head the leader, as the group keeps it
 * @param count members, the leader included
 * @param lastSeen greatest event time of a member, epoch milliseconds
 * @param scatter distances of the other members from the leader, 1 less the similarity, summed up in millionths
 * @param marks what people and later revisions have said of it
 */
public record Group(Head head, long count, long lastSeen, long scatter, Marks marks) {

    /** From so many members on, how far they are scattered counts. */
    public static final int SETTLED = 10;

    /** The mean distance from the leader past which a group gathers what only happens to be near it. */
    public static final double MOST_SCATTERED = 0.3;

    private static final double MILLIONTHS = 1e6;

    /**
     * The leader.
     *
     * @param id its record id
     * @param sequence its place in the order of its scope, less than that of any other member
     * @param time its event time, epoch milliseconds
     * @param model fingerprint of the model of {@code codes}, empty without any
     * @param codes its first vector; empty for payments, and where its rows had left the window
     * @param traits its text besides its meaning
     */
    public record Head(
            String id, long sequence, long time, String model, List<EmbeddingCode> codes, TextTraits traits) {

        public Head {
            codes = List.copyOf(codes);
        }

        /** A leader of which no text is known. */
        public static Head of(String id, long sequence, long time) {
            return new Head(id, sequence, time, "", List.of(), TextTraits.NONE);
        }

        /** A leader with its first row. */
        public static Head of(Row row) {
            Row.Text text = row.text();
            return new Head(text.id(), row.sequence(), text.time(), row.model(), List.of(row.code()), text.traits());
        }
    }

    /**
     * What was said of a group.
     *
     * @param closed whether its leader is dealt with, by its status
     * @param expected whether somebody wants to hear no more of it
     * @param mergedInto record hash of the leader of an older group that it is part of now; 0 for none
     */
    public record Marks(boolean closed, boolean expected, long mergedInto) {

        public static final Marks NONE = new Marks(false, false, 0);
    }

    public Group {
        if (count < 1) {
            throw new IllegalArgumentException("group of %d".formatted(count));
        }
    }

    /** A group of its leader alone. */
    public static Group of(Head head, boolean closed) {
        return new Group(head, 1, head.time(), 0, new Marks(closed, false, 0));
    }

    public String leader() {
        return head.id();
    }

    /** The record hash of its leader, which names it. */
    public long id() {
        return RowKey.recordHash(head.id());
    }

    /** Event time of the leader, epoch milliseconds. */
    public long firstSeen() {
        return head.time();
    }

    /** This group with one more member, so far from the leader as {@code similarity} says. */
    public Group joinedAt(long time, double similarity) {
        long distance = Math.round((1 - Math.clamp(similarity, 0, 1)) * MILLIONTHS);
        return new Group(head, count + 1, Math.max(lastSeen, time), scatter + distance, marks);
    }

    /** This group with one member less; how far that was from the leader is taken for the mean. */
    public Group left() {
        long others = Math.max(1, count - 1);
        return new Group(head, others, lastSeen, scatter - scatter / others, marks);
    }

    /** This group without a younger one that was part of it. */
    public Group without(Group part) {
        return new Group(head, Math.max(1, count - part.count), lastSeen, Math.max(0, scatter - part.scatter), marks);
    }

    /** This group when it is no part of an older one any more. */
    public Group onItsOwn() {
        return new Group(head, count, lastSeen, scatter, new Marks(marks.closed, marks.expected, 0));
    }

    /** This group with the members of a younger one. */
    public Group with(Group other) {
        Marks both = new Marks(marks.closed, marks.expected || other.marks.expected, 0);
        return new Group(head, count + other.count, Math.max(lastSeen, other.lastSeen), scatter + other.scatter, both);
    }

    /** This group as a part of an older one, that lives on as long as both had to live. */
    public Group mergedInto(Group older) {
        Marks merged = new Marks(marks.closed, marks.expected, older.id());
        return new Group(head, count, Math.max(lastSeen, older.lastSeen), scatter, merged);
    }

    /** This group with its leader dealt with or not. */
    public Group closed(boolean now) {
        return new Group(head, count, lastSeen, scatter, new Marks(now, marks.expected, marks.mergedInto));
    }

    /** This group when nobody wants to hear more of it, or somebody does again. */
    public Group expected(boolean now) {
        return new Group(head, count, lastSeen, scatter, new Marks(marks.closed, now, marks.mergedInto));
    }

    /** Whether its members are so far apart that no further one may join. */
    public boolean isScattered() {
        long others = count - 1;
        return others >= SETTLED && scatter > others * MOST_SCATTERED * MILLIONTHS;
    }

    /** Whether it has not ended at {@code now}, epoch milliseconds. */
    public boolean aliveAt(long now, Duration retention) {
        return lastSeen > now - retention.toMillis();
    }
}
