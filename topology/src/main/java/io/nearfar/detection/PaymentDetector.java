package io.nearfar.detection;

import io.nearfar.record.Hash128;
import io.nearfar.record.Transaction;
import io.nearfar.window.RowKey;
import io.nearfar.window.WindowConfig;

/**
 * Decides about payments. Pure: the decision depends on the payment and the state it is shown, and nothing is changed
 * but by applying the decision's changes.
 */
public final class PaymentDetector {

    private final Config config;

    public PaymentDetector(Config config) {
        this.config = config;
    }

    /**
     * What decisions on payments depend on besides the payment and its account.
     *
     * @param window what is recent
     * @param duplicates when two charges are duplicates
     * @param outliers when a payment is an outlier
     * @param history what becomes of payments older than the first start
     */
    public record Config(WindowConfig window, DuplicateConfig duplicates, OutlierConfig outliers, History history) {}

    /** The confidence from which two charges are said to be one, however the stream is set. */
    public static double threshold() {
        return ChargeSearch.THRESHOLD;
    }

    /** Hears a verdict on an alert of an account, from the state before it. */
    public Hearing hear(Verdict verdict, PaymentState state, Hash128 scope) {
        Groups groups = Standing.groupsNow(state, config.window());
        Members members = Members.ofPayments(state, scope, groups);
        Hearing hearing = VerdictCase.hear(verdict, VerdictCase.Court.of(scope, groups, members, config.window()));
        if (!hearing.isOf(PastAlert.Said.OUTLIER)) {
            return hearing;
        }
        PaymentProfile told = told(state.profile(), verdict, hearing);
        return told.equals(state.profile()) ? hearing : hearing.with(new Change.PutProfile(scope, told));
    }

    /** What an account learns of a verdict on an unusual payment: what was expected with its next one, the rest never. */
    private static PaymentProfile told(PaymentProfile profile, Verdict verdict, Hearing hearing) {
        long record = RowKey.recordHash(hearing.alert().orElseThrow().pair().record());
        return verdict.opinion() == Verdict.Opinion.EXPECTED ? profile.expecting(record) : profile.confirming(record);
    }

    /** Decides about one payment from the state before it. */
    public Decision decide(Transaction payment, PaymentState state) {
        Standing standing = Standing.of(payment.identity(), state, config.window());
        PaymentCase judged = new PaymentCase(payment, state, standing, config);
        boolean redelivered = standing.known()
                .filter(known -> known.textHash().equals(judged.contentHash()))
                .isPresent();
        if (!redelivered && standing.old() && config.history() == History.SKIP) {
            return Decision.passedOver();
        }
        return redelivered ? Decision.ignored() : judged.decision();
    }
}
