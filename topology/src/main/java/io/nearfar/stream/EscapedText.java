package io.nearfar.stream;

/**
 * Text that may be JSON, read without parsing it: a number right behind the escape of a line break would be taken for part of a
 * word, and an at sign written as an escape for none.
 *
 * <p>An escape stands for its character however many backslashes precede it, as in JSON within JSON, so that a path with
 * backslashes may lose a letter. Escapes of white space and control characters become a space, those of quotes stay, and JSON
 * stays JSON.
 */
final class EscapedText {

    private static final int HEX_DIGITS = 4;
    private static final int RADIX = 16;

    private EscapedText() {}

    /** The text with its escapes resolved, in one pass. */
    static String resolve(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder resolved = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int behind = i;
            while (behind < text.length() && text.charAt(behind) == '\\') {
                behind++;
            }
            int end = behind == i ? i : escapeEnd(text, behind);
            if (end > behind) {
                resolved.append(character(text, behind));
                i = end;
            } else {
                end = Math.max(behind, i + 1);
                resolved.append(text, i, end);
                i = end;
            }
        }
        return resolved.toString();
    }

    /** Where the escape ends whose letter is at {@code letter}; {@code letter} itself where there is none. */
    private static int escapeEnd(String text, int letter) {
        if (letter == text.length()) {
            return letter;
        }
        return switch (text.charAt(letter)) {
            case 'n', 'r', 't', 'b', 'f', '/' -> letter + 1;
            case 'u' -> isHex(text, letter + 1) ? letter + 1 + HEX_DIGITS : letter;
            default -> letter;
        };
    }

    private static boolean isHex(String text, int start) {
        if (start + HEX_DIGITS > text.length()) {
            return false;
        }
        for (int i = start; i < start + HEX_DIGITS; i++) {
            if (Character.digit(text.charAt(i), RADIX) < 0) {
                return false;
            }
        }
        return true;
    }

    private static char character(String text, int letter) {
        if (text.charAt(letter) == '/') {
            return '/';
        }
        if (text.charAt(letter) != 'u') {
            return ' ';
        }
        char c = (char) Integer.parseInt(text, letter + 1, letter + 1 + HEX_DIGITS, RADIX);
        return c == '"' || c == '\\' || Character.isISOControl(c) ? ' ' : c;
    }
}
