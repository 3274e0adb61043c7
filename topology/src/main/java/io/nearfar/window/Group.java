package io.nearfar.window;

import io.nearfar.embedding.EmbeddingCode;
import java.time.Duration;
import java.util.List;

/**
 * Records found to be the same, named by the record hash of the oldest of them in the log, its leader. Outlives the
 * window: it ends a configured time after its last member.
 *
 * @param leader record id of the leader
 * @param count members, the leader included
 * @param firstSeen event time of the leader, epoch milliseconds
 * @param lastSeen greatest event time of a member, epoch milliseconds
 * @param model fingerprint of the model of {@code codes}, empty for payments
 * @param codes the leader's first vector; empty for payments
 */
public record Group(String leader, long count, long firstSeen, long lastSeen, String model, List<EmbeddingCode> codes) {

    public Group {
        codes = List.copyOf(codes);
        if (count < 1 || lastSeen < firstSeen) {
            throw new IllegalArgumentException("group of %d from %d to %d".formatted(count, firstSeen, lastSeen));
        }
    }

    /** This group with one more member. */
    public Group joinedAt(long time) {
        return new Group(leader, count + 1, firstSeen, Math.max(lastSeen, time), model, codes);
    }

    /** Whether it has not ended at {@code now}, epoch milliseconds. */
    public boolean aliveAt(long now, Duration retention) {
        return lastSeen > now - retention.toMillis();
    }
}
