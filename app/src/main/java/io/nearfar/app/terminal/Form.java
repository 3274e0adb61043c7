package io.nearfar.app.terminal;

/** Where the parts of an alert stand in its lines. */
final class Form {

    private static final int LEFT = 11;
    private static final int RIGHT = 75;
    private static final int REMARK = 89;
    private static final int TEXT = 16;
    private static final String GAP = "  ";

    private Form() {}

    /**
     * The first line. The right side stands in its column as long as the left one leaves room, then behind it; the left
     * side is cut before the right one is.
     *
     * @param score how sure it is, or empty
     * @param remark what to do, or what else matters most; in the column of the score where there is none
     */
    static String head(String label, String left, String score, String remark) {
        String right = right(score, remark);
        if (right.isEmpty()) {
            return Columns.cut(Columns.pad(label, LEFT) + left, Columns.WIDTH).stripTrailing();
        }
        int room = Columns.WIDTH - LEFT - GAP.length() - Columns.width(right);
        String line = Columns.pad(label, LEFT) + Columns.cut(left, room) + GAP;
        int start = Math.min(RIGHT, Columns.WIDTH - Columns.width(right));
        return Columns.pad(line, start) + right;
    }

    private static String right(String score, String remark) {
        String right = score.isEmpty() ? remark : Columns.pad(score, REMARK - RIGHT - GAP.length()) + GAP + remark;
        return Columns.cut(right.stripTrailing(), Columns.WIDTH / 2);
    }

    /** A further line: what it holds, and its text. */
    static String row(String name, String text) {
        return Columns.cut(" ".repeat(LEFT) + Columns.pad(name, TEXT - LEFT) + text, Columns.WIDTH)
                .stripTrailing();
    }

    /** A further line with a quoted text, cut inside its quotes. */
    static String quoted(String name, String text) {
        return row(name, '"' + Columns.cut(text, Columns.WIDTH - TEXT - 2) + '"');
    }
}
