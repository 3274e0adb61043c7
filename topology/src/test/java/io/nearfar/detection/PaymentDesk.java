package io.nearfar.detection;

import io.nearfar.cluster.ClusterConfig;
import io.nearfar.detection.Finding.DuplicateCharge;
import io.nearfar.record.Transaction;
import io.nearfar.window.WindowConfig;
import java.time.Duration;
import java.util.Optional;

/** Decides about payments made by hand over plain maps, applying each decision before the next. */
final class PaymentDesk {

    final Memory memory = new PlainMemory(ClusterConfig.TICKETS);
    private final PaymentDetector detector = new PaymentDetector(new PaymentDetector.Config(
            new WindowConfig(Duration.ofDays(35), 100, Duration.ofDays(30)),
            DuplicateConfig.within(Duration.ofHours(24)),
            new OutlierConfig(5, 99, 50),
            History.ALERT));

    Decision decide(Transaction payment) {
        Decision decision = detector.decide(
                payment, new ScopeView(memory, payment.identity().scope(), ""));
        memory.apply(decision.changes());
        return decision;
    }

    /** Decides about a charge of 49.90 at Kaufhalle. */
    Decision pay(String id, long time, String type, String reference) {
        return decide(of(id, time, "Kaufhalle", type, reference));
    }

    /** A charge of 49.90 euros. */
    static Transaction of(String id, long time, String merchant, String type, String reference) {
        return Payments.of(Payments.ACCOUNT, id, time, merchant, "49.90", Payments.details("EUR", type, reference));
    }

    static Optional<DuplicateCharge> duplicate(Decision decision) {
        return decision.findings().stream()
                .filter(DuplicateCharge.class::isInstance)
                .map(DuplicateCharge.class::cast)
                .findFirst();
    }

    /** Id of the charge that this one repeats, empty when of none. */
    static String match(Decision decision) {
        return duplicate(decision).map(found -> found.match().id()).orElse("");
    }
}
