package io.nearfar.fact;

import java.util.EnumSet;
import java.util.Set;

/**
 * A word or number of a text.
 *
 * @param type what it looks like
 * @param text it as written, without the signs around it
 * @param lower in lower case, apostrophes and thousands separators left out; of a sum of money its amount
 * @param stem its base form, or of a sum of money its currency, empty when unknown
 * @param marks what stands around it
 */
record Token(Type type, String text, String lower, String stem, Set<Mark> marks) {

    /** What a token looks like. */
    enum Type {
        WORD,
        NUMBER,
        /** Letters and digits, such as {@code AB-1234}. */
        CODE,
        AMOUNT,
        VERSION,
        DATE,
        /** A path, web address or file. */
        PATH,
        /** An address, a hexadecimal word, {@code key=value}: what programs write. */
        TECHNICAL
    }

    /** What stands around a token. */
    enum Mark {
        BEGINS_LINE,
        BEGINS_SENTENCE,
        ENDS_SENTENCE,
        COLON_AFTER,
        COMMA_AFTER,
        HASH_BEFORE,
        BRACKETED,
        IN_PARENTHESES,
        QUOTED,
        OPENS_QUOTE,
        /** Joined to the token before it without a space. */
        JOINED
    }

    Token {
        marks = marks.isEmpty() ? Set.of() : Set.copyOf(marks);
    }

    static Token word(String text, EnumSet<Mark> marks) {
        String lower = Stem.plain(text);
        return new Token(Type.WORD, text, lower, Stem.of(lower), marks);
    }

    boolean is(Type other) {
        return type == other;
    }

    boolean has(Mark mark) {
        return marks.contains(mark);
    }

    boolean isWord() {
        return type == Type.WORD;
    }

    /** Whether it counts or names: a number or a code. */
    boolean isNumber() {
        return type == Type.NUMBER || type == Type.CODE;
    }

    boolean startsHigh() {
        return Character.isUpperCase(text.codePointAt(0));
    }

    /** Two letters or more, all capital. */
    boolean isHigh() {
        return text.length() > 1 && text.equals(text.toUpperCase(java.util.Locale.ROOT)) && isWord();
    }

    /** Has a capital after a small letter, as {@code iPhone}. */
    boolean isCamel() {
        for (int i = 1; i < text.length(); i++) {
            if (Character.isUpperCase(text.charAt(i)) && Character.isLowerCase(text.charAt(i - 1))) {
                return true;
            }
        }
        return false;
    }
}
