package io.nearfar.app.check;

import java.io.PrintWriter;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * Lines for people: a label and what it is about, wrapped at {@value #COLUMNS} columns under itself.
 *
 * @param out takes the lines
 */
record Page(PrintWriter out) {

    static final int COLUMNS = 110;

    private static final int LABEL = 14;
    private static final Set<UnicodeScript> WIDE =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);
    private static final int FIRST_PICTOGRAPH = 0x1F300;

    /** Prints a line that begins at the left. */
    void title(String name, String text) {
        print(padded(name), text);
    }

    /** Prints a line below a title. */
    void line(String label, String text) {
        print(padded("  " + label), text);
    }

    /** Prints text under the text of the line above. */
    void more(String text) {
        print(padded(""), text);
    }

    /** Prints text in quotes, cut to one line. */
    void quote(String label, String text) {
        int room = COLUMNS - LABEL - 2;
        out.println(padded(label.isEmpty() ? "" : "  " + label) + '"' + cut(text, room) + '"');
    }

    /** Prints an empty line. */
    void gap() {
        out.println();
    }

    private void print(String start, String text) {
        StringBuilder line = new StringBuilder(start);
        for (String word : text.split(" ", -1)) {
            boolean first = line.length() == start.length() || line.toString().isBlank();
            if (!first && width(line) + 1 + width(word) > COLUMNS) {
                out.println(line);
                line = new StringBuilder(" ".repeat(LABEL));
                first = true;
            }
            line.append(first ? "" : " ").append(first ? cut(word, COLUMNS - LABEL) : word);
        }
        out.println(line);
    }

    private static String padded(String label) {
        String cut = cut(label, LABEL + 26);
        return width(cut) < LABEL ? cut + " ".repeat(LABEL - width(cut)) : cut + "  ";
    }

    /** The beginning that fits, with an ellipsis where something is left out. */
    static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        int used = 1;
        int i = 0;
        while (i < text.length() && used + width(text.codePointAt(i)) <= columns) {
            used += width(text.codePointAt(i));
            i += Character.charCount(text.codePointAt(i));
        }
        return text.substring(0, i) + "…";
    }

    /** Columns that a terminal needs. */
    static int width(CharSequence text) {
        return text.codePoints().map(Page::width).sum();
    }

    private static int width(int point) {
        return point >= FIRST_PICTOGRAPH || WIDE.contains(UnicodeScript.of(point)) ? 2 : 1;
    }
}
