package io.nearfar.record;

/** What may stand between the digits of one number, plain or encoded for URLs, HTML and JSON. */
final class Separators {

    static final int SPACE = 1;
    static final int DOT = 2;
    static final int HYPHEN = 4;
    static final int UNDERSCORE = 8;
    static final int SLASH = 16;
    static final int PARENTHESIS = 32;
    static final int LINE = 64;

    /** Commas and bars: they separate the columns of a list more often than the groups of a number. */
    static final int LIST = 256;

    /** What may stand inside a number of any kind. */
    static final int NUMBER = SPACE | DOT | HYPHEN | UNDERSCORE | SLASH | PARENTHESIS | LINE;

    /** Takes no room: soft hyphen, zero-width space. */
    private static final int NOTHING = 128;

    private static final int MAX_UNITS = 4;
    private static final int ENCODED = 3;

    /**
     * A stretch of separators.
     *
     * @param kinds the bits of the kinds it has
     * @param end where it ends
     */
    record Gap(int kinds, int end) {}

    private Separators() {}

    /** The separators of any kind of number from {@code start} on, at most four. */
    static Gap after(String text, int start) {
        return after(text, start, NUMBER);
    }

    /** The separators of some kinds from {@code start} on, at most four. */
    static Gap after(String text, int start, int wanted) {
        int kinds = 0;
        int end = start;
        for (int unit = 0; unit < MAX_UNITS && end < text.length(); unit++) {
            int length = length(text, end);
            int kind = length == 1 ? plain(text.charAt(end)) : encoded(text, end, length);
            if ((kind & (wanted | NOTHING)) == 0) {
                break;
            }
            kinds |= kind;
            end += length;
        }
        return new Gap(kinds & ~NOTHING, end);
    }

    /** Whether a percent-encoded byte stands here. */
    static boolean isEncoded(String text, int i) {
        return i + 2 < text.length() && text.charAt(i) == '%' && isHex(text.charAt(i + 1)) && isHex(text.charAt(i + 2));
    }

    /** Whether a word could reach up to {@code i} from the left: an escape such as {@code %3D} or {@code \n} is no word. */
    static boolean isWordBefore(String text, int i) {
        if (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1))) {
            return false;
        }
        boolean escape = (i >= ENCODED && isEncoded(text, i - ENCODED))
                || (i >= 2 && text.charAt(i - 2) == '\\' && "nrt".indexOf(text.charAt(i - 1)) >= 0);
        return !escape;
    }

    static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static int length(String text, int i) {
        char c = text.charAt(i);
        if (c == '%' && text.startsWith("%C2%A0", i)) {
            return 6;
        }
        if (c == '%' && isEncoded(text, i)) {
            return ENCODED;
        }
        if (c == '&' && text.startsWith("&nbsp;", i)) {
            return 6;
        }
        return c == '\\' && i + 1 < text.length() ? 2 : 1;
    }

    private static int encoded(String text, int i, int length) {
        return switch (text.substring(i, i + length)) {
            case "%20", "%2B", "%2b", "%09", "%C2%A0", "&nbsp;", "\\t" -> SPACE;
            case "%2D", "%2d" -> HYPHEN;
            case "%2E", "%2e" -> DOT;
            case "%2F", "%2f", "\\/" -> SLASH;
            case "%28", "%29" -> PARENTHESIS;
            case "%2C", "%2c", "%7C", "%7c" -> LIST;
            case "%0A", "%0a", "%0D", "%0d", "\\n", "\\r" -> LINE;
            default -> 0;
        };
    }

    private static int plain(char c) {
        return switch (c) {
            case ' ', '\t', '+' -> SPACE;
            case '\n', '\r', '\u2028', '\u2029', '\u0085' -> LINE;
            case '.', '\uFF0E', '\u00B7' -> DOT;
            case '-', '\u2212', '\uFF0D', '\uFE63' -> HYPHEN;
            case '_' -> UNDERSCORE;
            case '/', '\uFF0F' -> SLASH;
            case ',', '|', '\uFF0C', '\uFF5C' -> LIST;
            case '(', ')', '\uFF08', '\uFF09' -> PARENTHESIS;
            case '\u00AD', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF' -> NOTHING;
            default -> other(c);
        };
    }

    private static int other(char c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR -> SPACE;
            case Character.DASH_PUNCTUATION -> HYPHEN;
            default -> 0;
        };
    }
}
