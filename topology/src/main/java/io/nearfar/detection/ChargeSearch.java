package io.nearfar.detection;

import io.nearfar.detection.PaymentState.Dated;
import io.nearfar.detection.RepeatGrounds.Holds;
import io.nearfar.window.Group;
import io.nearfar.window.RowKey;
import io.nearfar.window.WindowConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the earlier charges that a payment may repeat. Changes nothing. */
final class ChargeSearch {

    /** From here on two charges count as one. */
    static final double THRESHOLD = 0.98;

    private static final int MOST = 500;

    private final Charge charge;
    private final PaymentState state;
    private final Standing standing;
    private final RepeatOdds odds;
    private final Duration within;

    ChargeSearch(Charge charge, Recurrence trade, PaymentState state, Standing standing, DuplicateConfig config) {
        this.charge = charge;
        this.state = state;
        this.standing = standing;
        this.odds = new RepeatOdds(trade);
        this.within = config.within();
    }

    /** An earlier charge, how sure it is, in [0, 1], that both are one, and why. */
    record Candidate(RowKey key, Charge charge, double confidence, RepeatGrounds grounds) {}

    /**
     * The earlier charges of the account.
     *
     * @param equal those that the payment equals
     * @param usualGap the rule in them
     * @param authorizations whose they and the payment are
     */
    private record Past(List<Dated> equal, long usualGap, Authorizations authorizations) {}

    /** Earlier charges of the account that this one may repeat, surest first; only the latest {@value #MOST} count. */
    List<Candidate> candidates() {
        List<Dated> repeated =
                charge.step() == ChargeStep.BACK || charge.step() == ChargeStep.FAILED ? List.of() : open();
        if (repeated.isEmpty()) {
            return List.of();
        }
        Past past = past();
        return repeated.stream()
                .map(earlier -> candidate(earlier, past))
                .sorted(Comparator.comparingDouble(Candidate::confidence)
                        .reversed()
                        .thenComparing(Candidate::key))
                .toList();
    }

    /** Equal charges near in time that no refund has cleared since. */
    private List<Dated> open() {
        long span = within.toMillis();
        long from = Math.max(standing.floor() + 1, standing.time() - span);
        List<Dated> open = new ArrayList<>();
        for (Dated other : state.charges(from, standing.time() + span, MOST)) {
            if (isEarlier(other) && repeats(other.charge())) {
                open.add(other);
            } else if (clears(other)) {
                open.clear();
            }
        }
        return open;
    }

    private boolean isEarlier(Dated other) {
        return other.charge().sequence() < standing.sequence()
                && !other.charge().id().equals(charge.id());
    }

    private boolean repeats(Charge earlier) {
        return charge.sameReference(earlier) || charge.sameAs(earlier);
    }

    private boolean clears(Dated other) {
        return other.charge().refund()
                && other.charge().sameSum(charge)
                && other.key().time() <= standing.time();
    }

    private Past past() {
        List<Dated> earlier = state.charges(standing.floor() + 1, standing.time(), MOST).stream()
                .filter(this::isEarlier)
                .toList();
        List<Dated> equal =
                earlier.stream().filter(other -> charge.sameAs(other.charge())).toList();
        return new Past(equal, regular(equal.stream()).usualGap(), authorizations(earlier, equal));
    }

    private Authorizations authorizations(List<Dated> earlier, List<Dated> equal) {
        List<Dated> holds = earlier.stream()
                .filter(other -> other.charge().step() == ChargeStep.HOLD)
                .toList();
        if (charge.step() == ChargeStep.HOLD || holds.isEmpty()) {
            return Authorizations.NONE;
        }
        RowKey key = new RowKey(holds.getFirst().key().scope(), standing.time(), standing.record(), 0);
        Stream<Dated> captures = Stream.concat(equal.stream(), Stream.of(new Dated(key, charge)));
        return Authorizations.of(holds, captures.toList());
    }

    private Candidate candidate(Dated earlier, Past past) {
        RepeatGrounds grounds = grounds(earlier, past);
        double confidence = odds.confidence(grounds, charge.sameChannel(earlier.charge()));
        return new Candidate(earlier.key(), earlier.charge(), confidence, grounds);
    }

    private RepeatGrounds grounds(Dated earlier, Past past) {
        long gap = Math.abs(standing.time() - earlier.key().time());
        Optional<Dated> own = past.authorizations().of(charge);
        Optional<Dated> other = past.authorizations().of(earlier.charge());
        if (own.isPresent() && other.isPresent()) {
            gap = Math.abs(
                    own.orElseThrow().key().time() - other.orElseThrow().key().time());
        }
        Holds holds = other.isEmpty() ? Holds.UNKNOWN : own.isEmpty() ? Holds.ONE : Holds.TWO;
        return new RepeatGrounds(isResent(earlier, past, gap), past.usualGap(), holds, gap);
    }

    /** A reference that comes with every charge of a rule names a contract, not one payment. */
    private boolean isResent(Dated earlier, Past past, long gap) {
        return charge.sameReference(earlier.charge())
                && !regular(past.equal().stream().filter(other -> charge.hasReferenceOf(other.charge())))
                        .expects(gap);
    }

    /** How regularly the account made those charges. */
    private static RegularCharge regular(Stream<Dated> equal) {
        return RegularCharge.of(equal.map(earlier -> earlier.key().time()).toList());
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
