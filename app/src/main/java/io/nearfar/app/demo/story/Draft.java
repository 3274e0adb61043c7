package io.nearfar.app.demo.story;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A record before it has its id.
 *
 * @param serial tells drafts apart, and orders those of one time
 * @param stream {@code tickets}, {@code logs} or {@code payments}
 * @param time to the millisecond
 * @param fields the JSON fields other than id and time, in order
 * @param flaw what makes it unreadable
 */
record Draft(int serial, String stream, Instant time, Map<String, Object> fields, Flaw flaw) {
    static final String TICKETS = "tickets";
    static final String LOGS = "logs";
    static final String PAYMENTS = "payments";

    /** What a producer can get wrong. */
    enum Flaw {
        NONE,
        /** The end of the JSON is missing. */
        CUT,
        /** It says nothing: neither subject nor body. */
        UNSAID,
        /** Its time is a day ahead. */
        AHEAD
    }

    Draft {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    Draft flawed(Flaw other) {
        return new Draft(serial, stream, time, fields, other);
    }

    String text(String field) {
        return String.valueOf(fields.getOrDefault(field, ""));
    }

    String key() {
        return text(stream.equals(PAYMENTS) ? "account" : "tenant");
    }
}
