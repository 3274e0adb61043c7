package io.nearfar.stream;

import io.nearfar.detection.AlertRate;
import io.nearfar.detection.Change;
import io.nearfar.detection.Decision;
import io.nearfar.record.Hash128;
import io.nearfar.record.Identity;
import io.nearfar.stream.Announcer.Announced;
import io.nearfar.stream.Ruling.Held;
import io.nearfar.stream.Ruling.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds back what would be too much: alerts about history, and those past a tenant's bound per minute.
 *
 * @param announcer writes the alert that stands for those held back
 * @param most alerts of one tenant per minute of event time
 */
record CircuitBreaker(Announcer announcer, int most) {

    /** What is said of a decision. {@code rate} is that of the record's tenant. */
    Ruling rule(Identity identity, Decision decision, List<Announced> alerts, AlertRate rate) {
        if (decision.quiet()) {
            List<Held> history = alerts.stream()
                    .map(alert -> new Held(alert.kind(), Reason.HISTORY))
                    .toList();
            return new Ruling(decision, List.of(), history, List.of());
        }
        List<Announced> said = new ArrayList<>();
        List<Held> held = new ArrayList<>();
        AlertRate now = rate;
        long time = identity.eventTime().toEpochMilli();
        for (Announced alert : alerts) {
            switch (now.next(time, most)) {
                case SENT -> said.add(alert);
                case HELD -> held.add(new Held(alert.kind(), Reason.OVERFLOW));
                case TOLD -> {
                    said.add(announcer.overflow(identity, alert.kind(), now.overflow(time, most)));
                    held.add(new Held(alert.kind(), Reason.OVERFLOW));
                }
            }
            now = now.after(time, most);
        }
        Hash128 tenant = identity.scope().tenantHash();
        return new Ruling(
                decision, said, held, alerts.isEmpty() ? List.of() : List.of(new Change.PutRate(tenant, now)));
    }
}
