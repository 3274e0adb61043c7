package io.nearfar.detection;

import io.nearfar.detection.Change.DropCharge;
import io.nearfar.detection.Change.DropGroup;
import io.nearfar.detection.Change.ForgetScope;
import io.nearfar.detection.Change.PutCharge;
import io.nearfar.detection.Change.PutCounters;
import io.nearfar.detection.Change.PutGroup;
import io.nearfar.detection.Change.PutKnown;
import io.nearfar.detection.Change.PutProfile;
import io.nearfar.detection.Change.PutTenant;
import io.nearfar.detection.ChargeSearch.Candidate;
import io.nearfar.detection.Finding.BudgetUse;
import io.nearfar.detection.Finding.DuplicateCharge;
import io.nearfar.detection.Finding.GroupView;
import io.nearfar.detection.Finding.Outlier;
import io.nearfar.detection.Finding.Rarity;
import io.nearfar.record.Hash128;
import io.nearfar.record.Transaction;
import io.nearfar.window.Group;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.KnownRecord.Alerted;
import io.nearfar.window.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One payment under judgement. */
final class PaymentCase {

    private final Transaction payment;
    private final PaymentState state;
    private final Standing standing;
    private final PaymentDetector.Config config;
    private final Charge charge;
    private final PaymentTraits traits;
    private final PaymentNorm norm;
    private final UnusualPayment unusual;

    PaymentCase(Transaction payment, PaymentState state, Standing standing, PaymentDetector.Config config) {
        this.payment = payment;
        this.state = state;
        this.standing = standing;
        this.config = config;
        this.charge = charge(payment, standing);
        this.traits = PaymentTraits.of(payment, charge.merchant());
        this.norm = new PaymentNorm(state.tenant().payments(), profile()).released(standing.time());
        this.unusual = PaymentDeviations.of(traits, norm);
    }

    private static Charge charge(Transaction payment, Standing standing) {
        long group = standing.known().map(KnownRecord::group).orElse(standing.record());
        return Charge.of(payment, standing.sequence(), group);
    }

    /** Equal for two deliveries of the same payment. */
    Hash128 contentHash() {
        return Hash128.of(String.join(
                "\u0000",
                payment.merchant(),
                payment.amount().stripTrailingZeros().toPlainString(),
                payment.details().toString()));
    }

    Decision decision() {
        ChargeSearch search = new ChargeSearch(charge, trade(), state, standing, config.duplicates());
        List<Candidate> candidates = search.candidates();
        Optional<Candidate> repeated = candidates.stream()
                .filter(candidate -> candidate.confidence() >= ChargeSearch.THRESHOLD)
                .findFirst();
        Optional<Candidate> best = candidates.stream()
                .filter(any -> mayJoin())
                .filter(candidate -> candidate.confidence() >= ChargeSearch.THRESHOLD)
                .filter(candidate -> search.mayJoin(candidate, config.window()))
                .findFirst();
        Optional<Group> group = best.map(candidate -> search.join(candidate, config.window()));
        Rarity rarity = OutlierGate.rarity(unusual.score(), state.tenant());
        Optional<Outlier> outlier = repeated.isPresent() ? Optional.empty() : outlier(rarity);
        List<Finding> findings = new ArrayList<>();
        best.ifPresent(candidate -> findings.add(duplicate(candidate, group.orElseThrow())));
        outlier.ifPresent(findings::add);
        List<Match> matches = candidates.stream()
                .limit(DuplicateSearch.MATCHES)
                .map(ChargeSearch::match)
                .toList();
        String name = group.or(this::living).map(Group::leader).orElse(charge.id());
        List<Change> changes = standing.late() ? List.of() : changes(group, rarity, outlier.isPresent());
        return new Decision(
                outcome(), Optional.of(new Decision.Scores(name, matches, rarity)), findings, isQuiet(), changes);
    }

    private Recurrence trade() {
        return Recurrence.of(payment.details().category(), charge.merchant().name(), Channel.of(charge.channel()));
    }

    private Optional<Group> living() {
        return standing.groups(state, config.window()).living(charge.group(), standing.sequence());
    }

    /** A revision keeps the group it has joined or leads. */
    private boolean mayJoin() {
        boolean grouped = charge.group() != standing.record() || living().isPresent();
        return !alertedBefore().duplicate() && !(standing.revision() && grouped);
    }

    private PaymentProfile profile() {
        return standing.anew() ? PaymentProfile.EMPTY : state.profile();
    }

    private static DuplicateCharge duplicate(Candidate candidate, Group group) {
        return new DuplicateCharge(
                ChargeSearch.match(candidate),
                candidate.charge(),
                candidate.grounds(),
                ChargeSearch.THRESHOLD,
                GroupView.of(group));
    }

    private Optional<Outlier> outlier(Rarity rarity) {
        if (standing.late() || isQuiet() || alertedBefore().outlier()) {
            return Optional.empty();
        }
        Optional<BudgetUse> budget = new OutlierGate(config.outliers()).admits(rarity, state.tenant(), standing.time());
        return budget.map(use -> new Outlier(rarity, use, Optional.empty(), Optional.of(unusual), Optional.empty()));
    }

    private boolean isQuiet() {
        return standing.old() && config.history() == History.LEARN;
    }

    private Alerted alertedBefore() {
        return standing.known().map(KnownRecord::alerted).orElse(Alerted.NOTHING);
    }

    private Outcome outcome() {
        if (standing.late()) {
            return Outcome.LATE;
        }
        return standing.revision() ? Outcome.REVISED : Outcome.NEW;
    }

    private List<Change> changes(Optional<Group> group, Rarity rarity, boolean outlier) {
        Hash128 scope = payment.identity().scope().hash();
        List<Change> changes = new ArrayList<>();
        if (standing.anew()) {
            changes.add(new ForgetScope(scope));
        }
        changes.add(new PutCounters(scope, standing.after()));
        if (!standing.revision() && state.group(standing.record()).isPresent()) {
            changes.add(new DropGroup(scope, standing.record()));
        }
        standing.known()
                .ifPresent(known -> changes.add(new DropCharge(new RowKey(scope, known.time(), standing.record(), 0))));
        group.ifPresent(joined -> changes.add(new PutGroup(scope, joined.id(), joined)));
        group.ifPresent(joined -> changes.addAll(
                standing.groups(state, config.window()).takenOver(scope, standing.record(), joined.id(), joined.id())));
        long groupId = group.map(Group::id).orElse(charge.group());
        changes.add(new PutCharge(new RowKey(scope, standing.time(), standing.record(), 0), charge.withGroup(groupId)));
        if (!payment.identity().derived()) {
            changes.add(new PutKnown(scope, standing.record(), known(groupId, group.isPresent(), outlier)));
        }
        if (!standing.revision()) {
            changes.addAll(learned(scope, rarity, outlier));
        } else if (outlier) {
            TenantSlice tenant = state.tenant().alerted(standing.time());
            changes.add(new PutTenant(payment.identity().scope().tenantHash(), tenant));
        }
        return changes;
    }

    private KnownRecord known(long group, boolean duplicate, boolean outlier) {
        Alerted alerted = new Alerted(
                alertedBefore().duplicate() || duplicate, false, alertedBefore().outlier() || outlier || isQuiet());
        return new KnownRecord(standing.time(), standing.sequence(), contentHash(), "", 1, group, alerted);
    }

    /** What takes no money is not learned: a charge counts once, its authorization not at all. */
    private List<Change> learned(Hash128 scope, Rarity rarity, boolean outlier) {
        TenantSlice tenant = state.tenant()
                .after(
                        rarity.score(),
                        standing.time(),
                        outlier,
                        config.outliers().warmup());
        Hash128 tenantHash = payment.identity().scope().tenantHash();
        if (!charge.step().takes()) {
            return List.of(new PutTenant(tenantHash, tenant));
        }
        boolean withheld = outlier || (unusual.isWithheld() && norm.knows(traits));
        PaymentNorm after = norm.after(traits, standing.record(), unusual.amount(), withheld);
        return List.of(
                new PutTenant(tenantHash, tenant.withPayments(after.tenant())), new PutProfile(scope, after.account()));
    }
}
