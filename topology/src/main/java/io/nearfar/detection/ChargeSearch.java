package io.nearfar.detection;

import io.nearfar.detection.PaymentState.Dated;
import io.nearfar.detection.RepeatGrounds.Holds;
import io.nearfar.record.Hash128;
import io.nearfar.window.Group;
import io.nearfar.window.RowKey;
import io.nearfar.window.WindowConfig;
import java.time.Duration;
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
     * What the other charges of the account say.
     *
     * @param equal the rule in those that the payment equals
     * @param contract the rule in those of them that have its reference
     * @param authorizations whose they and the payment are
     */
    private record Past(RegularCharge equal, RegularCharge contract, Authorizations authorizations) {}

    /** Earlier charges of the account that this one may repeat, surest first; only the latest {@value #MOST} count. */
    List<Candidate> candidates() {
        boolean money = charge.step().takes() || charge.step() == ChargeStep.HOLD;
        List<Dated> repeated = money ? open() : List.of();
        if (repeated.isEmpty()) {
            return List.of();
        }
        Past past = past(repeated.getFirst().key().scope());
        return repeated.stream()
                .map(earlier -> candidate(earlier, past))
                .sorted(Comparator.comparingDouble(Candidate::confidence)
                        .reversed()
                        .thenComparing(Candidate::key))
                .toList();
    }

    /** Equal charges near in time that nothing between has taken back. */
    private List<Dated> open() {
        long from = Math.max(standing.floor() + 1, standing.time() - within.toMillis());
        List<Dated> near = others(from).stream()
                .filter(other -> charge.sameSum(other.charge()))
                .toList();
        if (near.isEmpty()) {
            return near;
        }
        return Reversals.open(near, own(near.getFirst().key().scope())).stream()
                .filter(other -> isEarlier(other) && repeats(other.charge()))
                .toList();
    }

    /** Later ones, too, for they may have arrived before the payment: which arrives first must make no difference. */
    private List<Dated> others(long from) {
        return state.charges(from, standing.time() + within.toMillis(), MOST).stream()
                .filter(other -> !other.charge().id().equals(charge.id()))
                .toList();
    }

    private Dated own(Hash128 scope) {
        return new Dated(new RowKey(scope, standing.time(), standing.record(), 0), charge);
    }

    private boolean isEarlier(Dated other) {
        return other.charge().sequence() < standing.sequence();
    }

    private boolean repeats(Charge earlier) {
        return charge.sameReference(earlier) || charge.sameAs(earlier);
    }

    private Past past(Hash128 scope) {
        List<Dated> earlier =
                others(standing.floor() + 1).stream().filter(this::isEarlier).toList();
        List<Dated> equal =
                earlier.stream().filter(other -> charge.sameAs(other.charge())).toList();
        Authorizations authorizations =
                charge.step() == ChargeStep.HOLD ? Authorizations.NONE : Authorizations.of(earlier, equal, own(scope));
        Stream<Dated> named = equal.stream().filter(other -> charge.hasReferenceOf(other.charge()));
        return new Past(regular(equal.stream()), regular(named), authorizations);
    }

    private Candidate candidate(Dated earlier, Past past) {
        RepeatGrounds grounds = grounds(earlier, past);
        double confidence = odds.confidence(grounds, charge.sameChannel(earlier.charge()));
        return new Candidate(earlier.key(), earlier.charge(), confidence, grounds);
    }

    private RepeatGrounds grounds(Dated earlier, Past past) {
        long gap = Math.abs(standing.time() - earlier.key().time());
        boolean resent = isResent(earlier, past, gap);
        Optional<Dated> own = past.authorizations().of(charge);
        Optional<Dated> other = past.authorizations().of(earlier.charge());
        if (own.isPresent() && other.isPresent()) {
            gap = Math.abs(
                    own.orElseThrow().key().time() - other.orElseThrow().key().time());
        }
        Holds holds = other.isEmpty() ? Holds.UNKNOWN : own.isEmpty() ? Holds.ONE : Holds.TWO;
        return new RepeatGrounds(resent, past.equal().usualGap(), holds, gap);
    }

    /** A reference that comes with every charge of a rule names a contract, not one payment. */
    private boolean isResent(Dated earlier, Past past, long gap) {
        return charge.sameReference(earlier.charge()) && !past.contract().expects(gap);
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
