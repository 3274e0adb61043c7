package io.nearfar.app.check;

import io.nearfar.record.Hash128;
import io.nearfar.record.Limits;
import io.nearfar.record.PreparedRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the texts are like. All zero for payments, which have none.
 *
 * @param texts how many
 * @param leastWords words of the shortest
 * @param medianWords half of them have no more
 * @param p95Words 95 % of them have no more
 * @param minWords the setting
 * @param belowMinWords share with fewer words than that, in [0, 1]
 * @param cut share cut at the greatest length, in [0, 1]
 * @param notEnglish share in a language that the model cannot read, in [0, 1]
 * @param repeats share that an earlier record of the same scope in the sample says word for word, in [0, 1]
 */
record TextFigures(
        int texts,
        int leastWords,
        int medianWords,
        int p95Words,
        int minWords,
        double belowMinWords,
        double cut,
        double notEnglish,
        double repeats) {

    private static final double P95 = 0.95;

    /** What is cut loses up to the rest of a character, the white space before it, and a line's end. */
    private static final int CUT_FROM = Limits.MAX_TEXT_BYTES - 16;

    /** The figures of the prepared texts, with the stream's {@code min_words}. */
    static TextFigures of(List<PreparedRecord> texts, int minWords) {
        if (texts.isEmpty()) {
            return new TextFigures(0, 0, 0, 0, minWords, 0, 0, 0, 0);
        }
        int[] words = texts.stream()
                .mapToInt(text -> text.traits().words().count())
                .sorted()
                .toArray();
        double all = texts.size();
        return new TextFigures(
                texts.size(),
                words[0],
                words[(words.length - 1) / 2],
                words[(int) Math.ceil(P95 * words.length) - 1],
                minWords,
                texts.stream()
                                .filter(text -> text.traits().words().count() < minWords)
                                .count()
                        / all,
                texts.stream().filter(TextFigures::isCut).count() / all,
                texts.stream().filter(text -> !text.traits().readable()).count() / all,
                repeats(texts) / all);
    }

    private static boolean isCut(PreparedRecord text) {
        return text.text().getBytes(StandardCharsets.UTF_8).length >= CUT_FROM;
    }

    private static int repeats(List<PreparedRecord> texts) {
        Set<List<Hash128>> seen = new HashSet<>();
        int repeats = 0;
        for (PreparedRecord text : texts) {
            repeats += seen.add(List.of(text.identity().scope().hash(), text.textHash())) ? 0 : 1;
        }
        return repeats;
    }
}
