package io.nearfar.app.check;

import io.nearfar.record.SkipReason;
import io.nearfar.record.UnreadableRecord.Reason;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much of a sample can be read, and what would let more be read.
 *
 * @param readable values that can be read
 * @param unreadable values that cannot
 * @param share readable ones of both, in [0, 1]; 1 of none
 * @param skipped values and records with nothing to compare, counted by why
 * @param problems why values cannot be read, the most frequent first
 * @param alternatives settings that would read some of them, the best first
 */
record Readability(
        int readable,
        int unreadable,
        double share,
        SortedMap<SkipReason, Integer> skipped,
        List<Problem> problems,
        List<Alternative> alternatives) {

    /** Below this share a stream is not understood. */
    static final double ENOUGH = 0.9;

    /**
     * One reason.
     *
     * @param reason as dead letters name it
     * @param detail what the reader says
     * @param count values
     * @param advice the setting that most likely mends it
     * @param pointers for each field that is meant, where the sample has texts that look like it
     */
    record Problem(Reason reason, String detail, int count, String advice, SortedMap<String, List<String>> pointers) {

        Problem {
            pointers = Collections.unmodifiableSortedMap(new TreeMap<>(pointers));
        }
    }

    /**
     * Another setting of the stream.
     *
     * @param setting as it stands in a settings file
     * @param share of the unreadable values that it would read, in (0, 1]
     */
    record Alternative(String setting, double share) {}

    Readability {
        skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
        problems = List.copyOf(problems);
        alternatives = List.copyOf(alternatives);
    }

    boolean enough() {
        return share >= ENOUGH;
    }
}
