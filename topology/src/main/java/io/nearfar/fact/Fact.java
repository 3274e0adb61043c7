package io.nearfar.fact;

import java.util.Locale;

/**
 * One thing that a text says.
 *
 * @param kind what it is about
 * @param unit the word that says what the value counts or names, singular and in lower case; empty where there is none
 * @param value what stands there, in a form that equal things share
 * @param before hash of the content word before it, 0 at the beginning
 * @param after hash of the content word after it, 0 at the end
 */
record Fact(FactKind kind, String unit, String value, char before, char after) {

    /** Characters that are kept of a unit or value. */
    static final int MAX_LENGTH = 40;

    Fact {
        unit = cut(unit);
        value = cut(value);
    }

    /** Its unit and value as people write them, such as {@code order 18}. */
    String inWords() {
        if (kind == FactKind.AMOUNT) {
            return unit.isEmpty() ? value : value + " " + unit.toUpperCase(Locale.ROOT);
        }
        if (kind == FactKind.COUNT) {
            return value + " " + unit;
        }
        if (kind == FactKind.STATE || kind == FactKind.NEGATION || kind == FactKind.NAME) {
            return value;
        }
        return unit.isEmpty() ? value : unit + " " + value;
    }

    private static String cut(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return text.substring(0, end);
    }
}
