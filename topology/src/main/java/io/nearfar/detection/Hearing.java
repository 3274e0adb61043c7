package io.nearfar.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a verdict comes to.
 *
 * @param outcome what became of it
 * @param alert the alert it is about, as it was before; empty when unknown
 * @param changes what to remember, in order; none unless it was {@link Outcome#TAKEN}
 */
public record Hearing(Outcome outcome, Optional<PastAlert> alert, List<Change> changes) {

    /** What becomes of a verdict. */
    public enum Outcome {
        /** It holds from now on. */
        TAKEN,
        /** It is the last one on that alert once more, and changes nothing. */
        REPEATED,
        /** No such alert is remembered in this stream. */
        UNKNOWN_ALERT,
        /** Both are the same, it says, and an earlier verdict on members of their groups says different. */
        CONTRADICTED,
        /** Nothing is known of the other record that it names. */
        UNKNOWN_RECORD,
        /** It says nothing that could be said of such an alert. */
        NOT_APPLICABLE,
        /** As many records are kept apart as may be. */
        FULL
    }

    public Hearing {
        changes = List.copyOf(changes);
    }

    /** Whether it is taken and about an alert that says {@code said}. */
    boolean isOf(PastAlert.Said said) {
        return outcome == Outcome.TAKEN
                && alert.filter(about -> about.said() == said).isPresent();
    }

    /** With one more thing to remember. */
    Hearing with(Change change) {
        List<Change> more = new ArrayList<>(changes);
        more.add(change);
        return new Hearing(outcome, alert, more);
    }

    static Hearing refused(Outcome why) {
        return new Hearing(why, Optional.empty(), List.of());
    }
}
