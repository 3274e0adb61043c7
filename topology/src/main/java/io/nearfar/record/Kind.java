package io.nearfar.record;

import java.util.Locale;

/** What the records of a stream are. */
public enum Kind {
    TICKET,
    LOG,
    TRANSACTION;

    /** Lower case, as settings and metrics spell it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
