package io.nearfar.stream;

import java.util.Locale;

/** What a stream may alert about; the last part of the output topic's name. */
public enum AlertKind {
    DUPLICATES,
    OUTLIERS,
    SURGES;

    /** Lower case, as settings and topics spell it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
