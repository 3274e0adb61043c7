package io.nearfar.alert;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.alert.Claim.Action;
import io.nearfar.detection.Charge;
import io.nearfar.detection.Finding.DuplicateCharge;
import io.nearfar.detection.Finding.Outlier;
import io.nearfar.detection.RepeatGrounds;
import io.nearfar.detection.UnusualPayment;
import io.nearfar.record.Transaction;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is said of payments.
 *
 * @param publisher knows the links to records
 */
record PaymentStatements(Publisher publisher) {

    private static final int P_VALUE_DIGITS = 4;

    Statement duplicate(Transaction payment, DuplicateCharge finding) {
        Duration gap = gap(payment, finding);
        ObjectNode body = new Claim(
                        summary(payment, finding, gap),
                        Action.REVIEW,
                        BigDecimal.valueOf(finding.match().confidence()),
                        BigDecimal.valueOf(finding.threshold()),
                        "fixed confidence " + Json.score(finding.threshold()).toPlainString()
                                + ", odds by gap and trade")
                .toJson();
        body.set("record", shown(payment));
        body.set("match", match(finding, gap));
        body.set("evidence", Evidence.toJson(evidence(payment, finding, gap)));
        return Statement.duplicate(Severity.WARNING, body, finding.group(), List.of());
    }

    Statement outlier(Transaction payment, Outlier finding, UnusualPayment unusual) {
        PaymentReasons reasons = new PaymentReasons(payment, unusual);
        ObjectNode body = Claim.outlier(summary(payment, finding, reasons), finding, publisher.stream())
                .toJson();
        body.put("p_value", Json.significant(finding.rarity().pValue(), P_VALUE_DIGITS));
        body.set("record", shown(payment));
        body.set("cluster", NullNode.getInstance());
        body.put("notify", true);
        body.set("evidence", reasons.evidence());
        return Statement.outlier(finding, body);
    }

    /** Between both event times, in whole seconds, rounded up so that both lie within it. */
    private static Duration gap(Transaction payment, DuplicateCharge finding) {
        long millis =
                payment.identity().eventTime().toEpochMilli() - finding.match().time();
        return Duration.ofSeconds(Math.ceilDiv(Math.abs(millis), 1_000L));
    }

    private static String summary(Transaction payment, DuplicateCharge finding, Duration gap) {
        Charge earlier = finding.earlier();
        String merchant = finding.grounds().sameReference()
                ? payment.merchant()
                : earlier.merchant().spelled();
        String now = money(payment) + " at " + merchant;
        String when = gap.isZero() ? "at the same moment" : "within " + Wording.span(gap);
        return finding.group().count() == 2
                ? "%s charged twice %s".formatted(now, when)
                : "%s charged again %s, %s times in all"
                        .formatted(now, when, finding.group().count());
    }

    private static String summary(Transaction payment, Outlier finding, PaymentReasons reasons) {
        String where = payment.merchant().isEmpty() ? "" : " at " + payment.merchant();
        return "%s%s, %s: %s of payments so far"
                .formatted(
                        money(payment),
                        where,
                        reasons.inShort(account(payment)),
                        Wording.rarerThan(finding.rarity().pValue()));
    }

    private ObjectNode shown(Transaction payment) {
        ObjectNode shown = named(payment.identity().id());
        Transaction.Details details = payment.details();
        putCharge(shown, payment.amount(), details.currency(), payment.merchant(), details.type());
        return shown.put("account", account(payment))
                .put("account_ref", payment.account().reference());
    }

    private ObjectNode match(DuplicateCharge finding, Duration gap) {
        Charge earlier = finding.earlier();
        ObjectNode match = named(earlier.id());
        match.put("event_time", Json.time(finding.match().time()));
        putCharge(
                match, earlier.amount(), earlier.currency(), earlier.merchant().spelled(), earlier.type());
        return match.put("gap_seconds", gap.toSeconds());
    }

    private ObjectNode named(String id) {
        ObjectNode node = Json.object().put("id", id);
        node.set("url", Json.text(publisher.url(id).orElse("")));
        return node;
    }

    private static void putCharge(ObjectNode node, BigDecimal amount, String currency, String merchant, String type) {
        node.put("amount", amount.toPlainString());
        node.set("currency", Json.text(currency));
        node.set("merchant", Json.text(merchant));
        node.set("type", Json.text(type));
    }

    /** Two spellings are said to be one merchant, and refunds to be absent, only where the search has made sure of it. */
    private static List<Evidence> evidence(Transaction payment, DuplicateCharge finding, Duration gap) {
        Charge earlier = finding.earlier();
        boolean resent = finding.grounds().sameReference();
        List<Evidence> evidence = new ArrayList<>();
        if (payment.merchant().equals(earlier.merchant().spelled())) {
            evidence.add(new Evidence("merchant", payment.merchant() + " in both"));
        } else if (!resent) {
            evidence.add(new Evidence(
                    "merchant", payment.merchant() + " = " + earlier.merchant().spelled()));
        }
        evidence.add(new Evidence("gap", gap.isZero() ? "same moment" : Wording.span(gap) + " apart"));
        if (resent) {
            evidence.add(new Evidence("reference", "same reference"));
        }
        if (!earlier.type().isEmpty()) {
            evidence.add(new Evidence("type", type(payment.details().type(), earlier.type())));
        }
        authorization(finding.grounds()).ifPresent(evidence::add);
        evidence.add(new Evidence("refund", "none between"));
        evidence.add(new Evidence("regular", regular(payment, finding.grounds())));
        return evidence;
    }

    private static String type(String here, String there) {
        return here.equals(there) ? here + " in both" : here + " and " + there;
    }

    private static Optional<Evidence> authorization(RepeatGrounds grounds) {
        return switch (grounds.authorizations()) {
            case UNKNOWN -> Optional.empty();
            case ONE -> Optional.of(new Evidence("authorization", "only the earlier one has its own"));
            case TWO -> Optional.of(new Evidence("authorization", "each has its own, " + apart(grounds.gap())));
        };
    }

    private static String apart(long millis) {
        Duration gap = Duration.ofSeconds(Math.ceilDiv(millis, 1_000L));
        return gap.isZero() ? "of the same moment" : Wording.span(gap) + " apart";
    }

    private static String regular(Transaction payment, RepeatGrounds grounds) {
        OptionalLong usual = grounds.usual();
        return usual.isEmpty()
                ? "no regular charge of %s here".formatted(payment.amount().toPlainString())
                : "paid here every " + Wording.span(Duration.ofMillis(usual.getAsLong())) + " as a rule";
    }

    private static String money(Transaction payment) {
        return Wording.money(payment.amount(), payment.details().currency());
    }

    private static String account(Transaction payment) {
        return "..." + payment.account().lastFour();
    }
}
