package io.nearfar.detection;

import io.nearfar.detection.PaymentState.Dated;
import io.nearfar.window.Group;
import io.nearfar.window.RowKey;
import io.nearfar.window.WindowConfig;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Finds the earlier charges that a payment may repeat. Changes nothing. */
final class ChargeSearch {

    /** From here on two charges count as one. */
    static final double THRESHOLD = 0.5;

    private static final int MOST = 500;

    private final Charge charge;
    private final PaymentState state;
    private final Standing standing;
    private final Duration within;

    ChargeSearch(Charge charge, PaymentState state, Standing standing, DuplicateConfig config) {
        this.charge = charge;
        this.state = state;
        this.standing = standing;
        this.within = config.within();
    }

    /** An earlier charge and how sure it is, in [0, 1], that both are one. */
    record Candidate(RowKey key, Charge charge, double confidence, boolean sameReference) {}

    /** Earlier charges of the account that this one may repeat, surest first; only the latest {@value #MOST} count. */
    List<Candidate> candidates() {
        if (charge.refund()) {
            return List.of();
        }
        long span = within.toMillis();
        long from = Math.max(standing.floor() + 1, standing.time() - span);
        List<Dated> near = state.charges(from, standing.time() + span, MOST);
        List<Dated> refunds = near.stream()
                .filter(other -> other.charge().refund())
                .filter(other -> other.charge().amount().abs().compareTo(charge.amount()) == 0)
                .toList();
        return near.stream()
                .filter(earlier -> earlier.charge().sequence() < standing.sequence())
                .filter(earlier -> !earlier.charge().id().equals(charge.id()))
                .filter(earlier -> charge.sameReference(earlier.charge())
                        || (charge.sameAs(earlier.charge()) && !refundedSince(earlier, refunds)))
                .map(this::candidate)
                .sorted(Comparator.comparingDouble(Candidate::confidence)
                        .reversed()
                        .thenComparing(Candidate::key))
                .toList();
    }

    private Candidate candidate(Dated earlier) {
        boolean sameReference = charge.sameReference(earlier.charge());
        double gap = Math.abs(standing.time() - earlier.key().time());
        double confidence = sameReference ? 1 : 1 - THRESHOLD * gap / within.toMillis();
        return new Candidate(earlier.key(), earlier.charge(), confidence, sameReference);
    }

    private boolean refundedSince(Dated earlier, List<Dated> refunds) {
        return refunds.stream()
                .anyMatch(refund -> refund.key().time() >= earlier.key().time()
                        && refund.key().time() <= standing.time());
    }

    /** The group that the payment joins by repeating a candidate, with it counted. */
    Group join(Candidate candidate, WindowConfig window) {
        long time = candidate.key().time();
        return state.group(candidate.charge().group())
                .filter(group -> !group.leader().equals(charge.id()))
                .filter(group -> group.aliveAt(standing.now(), window.groupRetention()))
                .orElseGet(() -> new Group(candidate.charge().id(), 1, time, time, "", List.of()))
                .joinedAt(standing.time());
    }

    /** The candidate as a score line shows it. */
    static Match match(Candidate candidate) {
        double confidence = candidate.confidence();
        return new Match(candidate.charge().id(), candidate.key().time(), confidence, confidence);
    }
}
