package io.nearfar.record;

/** The beginning of a text, for people to recognise it by. */
public final class Excerpt {

    private static final String ELLIPSIS = "…";

    private Excerpt() {}

    /**
     * The text on one line, white space collapsed, at most {@link Limits#MAX_SNIPPET} characters. A longer text ends with an
     * ellipsis after the last whole word that leaves room for it, or inside the word where that is its first.
     */
    public static String of(String text) {
        String line = Whitespace.line(text);
        if (line.length() <= Limits.MAX_SNIPPET) {
            return line;
        }
        int room = Limits.MAX_SNIPPET - ELLIPSIS.length();
        int space = line.lastIndexOf(' ', room);
        String start = space > 0 ? line.substring(0, space) : PlainText.cut(line, room);
        return start + ELLIPSIS;
    }
}
