package io.nearfar.stream;

import io.nearfar.detection.Change;
import io.nearfar.detection.Decision;
import io.nearfar.stream.Announcer.Announced;
import java.util.List;

/**
 * A decision and what is said of it.
 *
 * @param decision the decision
 * @param alerts what is said, in order
 * @param held what is not said though the stream alerts about it
 * @param rates changes of what the tenant's alerts are counted by, and what is remembered of those said
 */
public record Ruling(Decision decision, List<Announced> alerts, List<Held> held, List<Change> rates) {

    /** Why an alert is held back. */
    public enum Reason {
        /** The record is older than the first start. */
        HISTORY,
        /** There were too many in that minute. */
        OVERFLOW,
        /** Somebody wants to hear no more of its group. */
        EXPECTED,
        /** One like it was sent, and it is counted for the next of its sort. */
        REPEATED
    }

    /** An alert that is held back. */
    public record Held(AlertKind kind, Reason reason) {}

    public Ruling {
        alerts = List.copyOf(alerts);
        held = List.copyOf(held);
        rates = List.copyOf(rates);
    }
}
