package io.nearfar.stream;

import java.util.Locale;

/** Says why a verdict that could be read is not acted on. It becomes a dead letter, as what cannot be read does. */
final class RefusedVerdict extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why; a closed set, used as a metric tag and a header. */
    enum Reason {
        UNKNOWN_ALERT("no stream remembers an alert of that id and key"),
        CONTRADICTED("an earlier verdict says different of members of both groups"),
        UNKNOWN_RECORD("the other record that it names is neither recent nor leads a living group"),
        NOT_APPLICABLE("this cannot be said of such an alert"),
        TOO_MANY_APART("as many records are kept apart as may be");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** Lower case with underscores, as headers and metrics carry it. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;

    RefusedVerdict(Reason reason) {
        super(reason.label() + ": " + reason.sentence, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
