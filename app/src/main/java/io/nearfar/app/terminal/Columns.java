package io.nearfar.app.terminal;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text by the columns it takes on a terminal. Where terminals differ the greater width counts, so that nothing is wider
 * than it is taken for.
 */
public final class Columns {

    /** The greatest width of a line for people. */
    public static final int WIDTH = 110;

    private static final String ELLIPSIS = "…";
    private static final int EMOJI_VARIATION = 0xFE0F;
    private static final int FIRST_WIDE = 0x1100;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int REPLACEMENT = 0xFFFD;

    private static final Pattern ESCAPES = Pattern.compile("(?:\\x1B\\[|\\x{9B})[0-?]*[ -/]*[@-~]");
    private static final Pattern SPACES = Pattern.compile(" {2,}");

    private static final Set<UnicodeScript> WIDE_SCRIPTS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.YI,
            UnicodeScript.TANGUT);

    /** Signs that those scripts share, wide forms of Latin ones, and pictographs, among them those still to come. */
    private static final List<Range> WIDE_RANGES = List.of(
            new Range(0x3000, 0x33FF),
            new Range(0xFE30, 0xFE6F),
            new Range(0xFF00, 0xFF60),
            new Range(0xFFE0, 0xFFE6),
            new Range(0x1F000, 0x1FAFF));

    private Columns() {}

    /**
     * The text without what could steer a terminal or hide in it: escape sequences and invisible format characters are
     * left out, every other control character, line break and kind of space is a plain space, and half a surrogate pair
     * is a replacement character. Joiners stay, for scripts need them.
     */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        ESCAPES.matcher(text).replaceAll("").codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SPACE_SEPARATOR -> clean.append(' ');
                case Character.FORMAT -> clean.append(isJoiner(point) ? Character.toString(point) : "");
                case Character.SURROGATE -> clean.appendCodePoint(REPLACEMENT);
                default -> clean.appendCodePoint(point);
            }
        });
        return clean.toString();
    }

    /** The text {@link #clean} and with single spaces, none at its ends. */
    public static String oneLine(String text) {
        return SPACES.matcher(clean(text)).replaceAll(" ").strip();
    }

    /** How many columns a clean text takes. */
    public static int width(String clean) {
        Meter meter = new Meter();
        return clean.codePoints().map(meter::add).sum();
    }

    /** A clean text that takes at most so many columns; one that is longer ends in an ellipsis. */
    public static String cut(String clean, int columns) {
        if (width(clean) <= columns) {
            return clean;
        }
        if (columns <= ELLIPSIS.length()) {
            return ELLIPSIS.substring(0, Math.max(0, columns));
        }
        Meter meter = new Meter();
        int left = columns - ELLIPSIS.length();
        int end = 0;
        while (end < clean.length()) {
            int point = clean.codePointAt(end);
            left -= meter.add(point);
            if (left < 0) {
                break;
            }
            end += Character.charCount(point);
        }
        return clean.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /** A clean text followed by spaces up to a column; at least as long as it was. */
    public static String pad(String clean, int columns) {
        return clean + " ".repeat(Math.max(0, columns - width(clean)));
    }

    private static boolean isJoiner(int point) {
        return point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER;
    }

    /** Adds up columns. The first mark on a character takes none; further ones do, so that no text is endless. */
    private static final class Meter {

        private boolean marked = true;

        int add(int point) {
            if (isMark(point) && !marked) {
                marked = true;
                return 0;
            }
            marked = isMark(point);
            return isWide(point) ? 2 : 1;
        }

        private static boolean isMark(int point) {
            return switch (Character.getType(point)) {
                case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> point != EMOJI_VARIATION;
                case Character.FORMAT -> true;
                default -> false;
            };
        }

        private static boolean isWide(int point) {
            if (point < FIRST_WIDE) {
                return false;
            }
            return Character.isEmojiPresentation(point)
                    || WIDE_RANGES.stream().anyMatch(range -> range.holds(point))
                    || WIDE_SCRIPTS.contains(UnicodeScript.of(point));
        }
    }

    /** Code points from first to last. */
    private record Range(int first, int last) {

        boolean holds(int point) {
            return point >= first && point <= last;
        }
    }
}
