package io.nearfar.record;

/** White space brought into one form. */
final class Whitespace {

    private Whitespace() {}

    /** Every run of white space as one space, none at the ends. */
    static String line(String text) {
        return collapsed(text, ' ');
    }

    /** Every run of white space as one newline where it holds one and otherwise as one space, none at the ends. */
    static String lines(String text) {
        return collapsed(text, '\n');
    }

    private static String collapsed(String text, char newline) {
        StringBuilder collapsed = new StringBuilder(text.length());
        char pending = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                if (pending != 0 && !collapsed.isEmpty()) {
                    collapsed.append(pending);
                }
                pending = 0;
                collapsed.append(c);
            } else if (c == '\n' || pending == 0) {
                pending = c == '\n' ? newline : ' ';
            }
        }
        return collapsed.toString();
    }
}
