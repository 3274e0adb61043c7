package io.nearfar.detection;

/**
 * How alike two tickets are, by meaning and by words, of the whole text and of the title. Each part is in [0, 1].
 *
 * @param text greatest cosine of the one's text to a part of the other
 * @param title greatest cosine of the one's title to a part of the other; that of the text where one has no title
 * @param words likeness of their words, rare ones counting more
 * @param titleWords the same of the titles; that of the text where one has no title
 */
public record Likeness(double text, double title, double words, double titleWords) {

    private static final double TITLE = 0.5;
    private static final double WORDS = 1;
    private static final double TITLE_WORDS = 0.25;

    /** Of equal texts. */
    public static final Likeness EQUAL = new Likeness(1, 1, 1, 1);

    public Likeness {
        text = Math.clamp(text, 0, 1);
        title = Math.clamp(title, 0, 1);
    }

    /** The mean of the parts, text and words counting most; in [0, 1]. Candidates are ordered by it. */
    public double value() {
        return (text + TITLE * title + WORDS * words + TITLE_WORDS * titleWords) / (1 + TITLE + WORDS + TITLE_WORDS);
    }
}
