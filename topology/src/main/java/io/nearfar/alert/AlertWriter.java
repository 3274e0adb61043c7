package io.nearfar.alert;

import io.nearfar.detection.Finding;
import io.nearfar.detection.Finding.Duplicate;
import io.nearfar.detection.Finding.DuplicateCharge;
import io.nearfar.detection.Finding.Outlier;
import io.nearfar.detection.Finding.Regression;
import io.nearfar.detection.Finding.Related;
import io.nearfar.detection.Finding.Surging;
import io.nearfar.detection.Overflow;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.record.Identity;
import io.nearfar.record.Transaction;

/**
 * Writes the alerts of one stream. Immutable, safe to share between threads; an alert depends on record, finding and
 * publisher alone.
 *
 * <p>Severities: a duplicate ticket or log line is {@link Severity#INFO}, since knowing it saves work but nothing waits
 * for it, and so is a related one; a regression is {@link Severity#WARNING}, since what was dealt with is back; an overflow is {@link Severity#WARNING}; a duplicate charge is {@link Severity#WARNING}, since somebody may have paid twice without noticing; an outlier
 * is {@link Severity#WARNING}, since it may be the first sign of trouble and a budget keeps outliers few; a surge is
 * {@link Severity#WARNING}, since many wait for an answer, and its end {@link Severity#INFO}.
 */
public final class AlertWriter {

    private final Envelope envelope;
    private final PairStatements pairs;
    private final TextOutlierStatements outliers;
    private final PaymentStatements payments;
    private final SurgeStatements surges;

    public AlertWriter(Publisher publisher) {
        this.envelope = new Envelope(publisher);
        this.pairs = new PairStatements(publisher);
        this.outliers = new TextOutlierStatements(publisher);
        this.payments = new PaymentStatements(publisher);
        this.surges = new SurgeStatements(publisher);
    }

    /**
     * The alert about a ticket or log line.
     *
     * @throws IllegalArgumentException when the finding is one about a payment, or the record belongs to another stream
     */
    public Alert of(EmbeddedRecord record, Finding finding) {
        Identity identity = record.identity();
        return switch (finding) {
            case Duplicate duplicate -> envelope.alert(record, pairs.duplicate(record, duplicate));
            case Outlier outlier
            when outlier.payment().isEmpty() -> envelope.alert(record, outliers.outlier(record, outlier));
            case Related related -> envelope.alert(record, pairs.related(record, related));
            case Regression regression ->
                envelope.alert(
                        record, pairs.duplicate(record, regression.duplicate()).regression());
            case Surging surging ->
                envelope.alert(record, surges.subject(surging.signal()), surges.surge(record, surging.signal()));
            case Outlier _, DuplicateCharge _ -> throw wrong(finding, "text", identity);
        };
    }

    /**
     * The alert about a payment. Of the account it tells only the keyed hash and the last characters, and of the source
     * no Kafka key, which often is the account.
     *
     * @throws IllegalArgumentException when the finding is one about text, or the payment belongs to another stream
     */
    public Alert of(Transaction payment, Finding finding) {
        Identity identity = payment.identity();
        return switch (finding) {
            case DuplicateCharge charge -> envelope.alert(payment, payments.duplicate(payment, charge));
            case Outlier outlier
            when outlier.payment().isPresent() ->
                envelope.alert(
                        payment,
                        payments.outlier(payment, outlier, outlier.payment().get()));
            case Outlier _, Duplicate _, Regression _, Related _, Surging _ ->
                throw wrong(finding, "payment", identity);
        };
    }

    /** The alert that stands for those of a kind (as topics name it) held back up to that record. */
    public Alert of(Identity identity, String kind, Overflow overflow) {
        return envelope.alert(identity, new OverflowStatement(envelope.publisher()).of(identity, kind, overflow));
    }

    private static IllegalArgumentException wrong(Finding finding, String kind, Identity identity) {
        return new IllegalArgumentException(
                "%s does not fit the %s record %s".formatted(finding.getClass().getSimpleName(), kind, identity.id()));
    }
}
