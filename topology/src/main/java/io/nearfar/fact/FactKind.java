package io.nearfar.fact;

import java.util.Locale;

/**
 * What a fact is about, the most telling first: where facts do not fit, those of the last kinds are left out. Each is stored by
 * its code.
 */
public enum FactKind {
    /** A word of a pair of opposites, such as {@code locked}. */
    STATE(1),
    /** A word that a negation covers. */
    NEGATION(2),
    /** A sum of money. */
    AMOUNT(3),
    /** A number or identifier with the word that says what it names. */
    NUMBER(4),
    /** How many of something. */
    COUNT(5),
    /** A named thing, quoted text or path. */
    NAME(6),
    /** A version. */
    VERSION(7),
    /** The level of a log line. */
    LEVEL(8),
    /** A date or time. */
    DATE(9);

    private final int code;

    FactKind(int code) {
        this.code = code;
    }

    /** The kind with that code. */
    static FactKind of(int code) {
        for (FactKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalStateException("there is no kind of fact with code " + code);
    }

    int code() {
        return code;
    }

    /** Its name in alerts, such as {@code number}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
