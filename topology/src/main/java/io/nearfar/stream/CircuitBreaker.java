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
import java.util.function.Function;

/**
 * Holds back what would be too much: alerts about history, and those of a kind past a tenant's bound per minute.
 *
 * @param announcer writes the alert that stands for those held back
 * @param most alerts of one kind and tenant per minute of event time
 */
record CircuitBreaker(Announcer announcer, int most) {

    /** What is said of a decision. {@code rates} are those of the record's tenant. */
    Ruling rule(Identity identity, Decision decision, List<Announced> alerts, Function<Hash128, AlertRate> rates) {
        List<Announced> said = new ArrayList<>();
        List<Held> held = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Announced alert : alerts) {
            if (decision.quiet()) {
                held.add(new Held(alert.kind(), Reason.HISTORY));
            } else if (alert.withheld().isPresent()) {
                held.add(new Held(alert.kind(), alert.withheld().get()));
            } else {
                changes.add(pass(identity, alert, rates, said, held));
            }
        }
        changes.addAll(remembered(identity, said));
        return new Ruling(decision, said, held, changes);
    }

    /** What a verdict needs to know of the alerts that are sent. */
    private static List<Change> remembered(Identity identity, List<Announced> said) {
        Hash128 scope = identity.scope().hash();
        List<Change> changes = new ArrayList<>();
        for (Announced each : said) {
            long id = Long.parseUnsignedLong(each.alert().id(), 16);
            each.past().ifPresent(past -> changes.add(new Change.PutAlert(scope, id, past)));
        }
        return changes;
    }

    private Change pass(
            Identity identity,
            Announced alert,
            Function<Hash128, AlertRate> rates,
            List<Announced> said,
            List<Held> held) {
        Hash128 key = key(identity, alert.kind());
        AlertRate rate = rates.apply(key);
        long time = identity.eventTime().toEpochMilli();
        AlertRate.Passage passage = rate.next(time, most);
        if (passage == AlertRate.Passage.TOLD || passage == AlertRate.Passage.SENT_AFTER) {
            said.add(announcer.overflow(identity, alert.kind(), rate.overflow(time, most)));
        }
        if (passage == AlertRate.Passage.SENT || passage == AlertRate.Passage.SENT_AFTER) {
            said.add(alert);
        } else {
            held.add(new Held(alert.kind(), Reason.OVERFLOW));
        }
        return new Change.PutRate(key, rate.after(time, most));
    }

    /** Names the alerts of one kind and tenant. */
    private static Hash128 key(Identity identity, AlertKind kind) {
        return Hash128.of(identity.scope().tenantHash().hex() + kind.label());
    }
}
