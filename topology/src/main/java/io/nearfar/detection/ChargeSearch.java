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

    /** Of a charge that its account makes regularly. */
    private static final double EXPECTED = 0.25;

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
        List<Dated> repeated = near.stream()
                .filter(this::isEarlier)
                .filter(earlier -> charge.sameReference(earlier.charge())
                        || (charge.sameAs(earlier.charge()) && !refundedSince(earlier, refunds)))
                .toList();
        RegularCharge regular = repeated.isEmpty() ? RegularCharge.NONE : regular();
        return repeated.stream()
                .map(earlier -> candidate(earlier, regular))
                .sorted(Comparator.comparingDouble(Candidate::confidence)
                        .reversed()
                        .thenComparing(Candidate::key))
                .toList();
    }

    private boolean isEarlier(Dated other) {
        return other.charge().sequence() < standing.sequence()
                && !other.charge().id().equals(charge.id());
    }

    /** How regularly the account made this charge before. */
    private RegularCharge regular() {
        return RegularCharge.of(state.charges(standing.floor() + 1, standing.time(), MOST).stream()
                .filter(this::isEarlier)
                .filter(earlier -> charge.sameAs(earlier.charge()))
                .map(earlier -> earlier.key().time())
                .toList());
    }

    private Candidate candidate(Dated earlier, RegularCharge regular) {
        boolean sameReference = charge.sameReference(earlier.charge());
        long gap = Math.abs(standing.time() - earlier.key().time());
        double confidence = 1 - THRESHOLD * gap / within.toMillis();
        if (sameReference) {
            confidence = 1;
        } else if (regular.expects(gap)) {
            confidence = EXPECTED;
        }
        return new Candidate(earlier.key(), earlier.charge(), confidence, sameReference);
    }

    private boolean refundedSince(Dated earlier, List<Dated> refunds) {
        return refunds.stream()
                .anyMatch(refund -> refund.key().time() >= earlier.key().time()
                        && refund.key().time() <= standing.time());
    }

    /** The group that the payment joins by repeating a candidate, with it counted. */
    Group join(Candidate candidate, WindowConfig window) {
        return group(candidate, window).joinedAt(standing.time(), 1);
    }

    /** Whether nobody has said that the payment differs from a charge of that group. */
    boolean mayJoin(Candidate candidate, WindowConfig window) {
        return standing.groups(state, window).mayJoin(standing.record(), group(candidate, window));
    }

    private Group group(Candidate candidate, WindowConfig window) {
        Charge earlier = candidate.charge();
        Group.Head head =
                Group.Head.of(earlier.id(), earlier.sequence(), candidate.key().time());
        return standing.groups(state, window)
                .of(earlier.id(), earlier.group(), earlier.sequence())
                .filter(group -> !group.leader().equals(charge.id()))
                .orElseGet(() -> Group.of(head, false));
    }

    /** The candidate as a score line shows it. */
    static Match match(Candidate candidate) {
        double confidence = candidate.confidence();
        return new Match(candidate.charge().id(), candidate.key().time(), confidence, confidence);
    }
}
