package io.nearfar.detection;

import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.window.Row;

/**
 * How alike two texts must be.
 *
 * @param duplicate least score of a duplicate
 * @param related least score of a related ticket
 * @param tie what both have in common beside their text
 * @param tooShort whether one of them has too few words to be a duplicate of anything
 */
public record Bars(double duplicate, double related, Tie tie, boolean tooShort) {

    /** What ties two tickets, so that they count one step more. */
    public enum Tie {
        NONE,
        /** Both are of one requester, not too far apart in time. */
        REQUESTER,
        /** Both name one number that few others name, and neither another. */
        NUMBER
    }

    /** The label that names who asks. */
    static final String REQUESTER = "requester";

    /** The bars between a record and an earlier one; {@code number} is whether they name one rare number. */
    static Bars between(EmbeddedRecord record, Row.Text earlier, boolean number, TextDetector.Config config) {
        DuplicateConfig duplicates = config.duplicates();
        int minWords = config.manner().minWords();
        boolean tooShort = record.traits().words().count() < minWords
                || earlier.traits().words().count() < minWords;
        boolean one = isOneRequester(record, earlier, duplicates.within().toMillis());
        boolean ties = duplicates.sameRequester() < duplicates.related();
        Tie tie = ties && one ? Tie.REQUESTER : ties && number ? Tie.NUMBER : Tie.NONE;
        return tie == Tie.NONE
                ? new Bars(duplicates.similarity(), duplicates.related(), tie, tooShort)
                : new Bars(duplicates.related(), duplicates.sameRequester(), tie, tooShort);
    }

    /** How alike two texts are, in [0, 1]: by their meaning, or by their words where the model cannot read one of them. */
    static double score(EmbeddedRecord record, Row.Text earlier, double similarity) {
        return byWords(record, earlier)
                ? record.traits().words().overlap(earlier.traits().words())
                : Math.clamp(similarity, 0, 1);
    }

    /** Whether only their words tell how alike two texts are. */
    static boolean byWords(EmbeddedRecord record, Row.Text earlier) {
        return !record.traits().readable() || !earlier.traits().readable();
    }

    boolean isDuplicate(double score) {
        return !tooShort && score >= duplicate;
    }

    /** Where both bars are one, nothing is related: it is a duplicate or it is not. */
    boolean isRelated(double score) {
        return related < duplicate && (tie == Tie.REQUESTER || !tooShort) && score >= related;
    }

    private static boolean isOneRequester(EmbeddedRecord record, Row.Text earlier, long within) {
        String requester = record.labels().getOrDefault(REQUESTER, "");
        long apart = Math.abs(record.identity().eventTime().toEpochMilli() - earlier.time());
        return !requester.isEmpty() && requester.equals(earlier.label(REQUESTER)) && apart <= within;
    }
}
