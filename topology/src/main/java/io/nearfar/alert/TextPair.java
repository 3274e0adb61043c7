package io.nearfar.alert;

import io.nearfar.detection.Bars;
import io.nearfar.detection.Match;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.window.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Two texts that are alike.
 *
 * @param record the later one
 * @param match the earlier one as a match
 * @param earlier what is known of it
 * @param exact whether the prepared texts are equal
 */
record TextPair(EmbeddedRecord record, Match match, Row.Text earlier, boolean exact) {

    boolean sameRequester() {
        String requester = record.labels().getOrDefault("requester", "");
        return !requester.isEmpty() && requester.equals(earlier.label("requester"));
    }

    /** What both have in common, in a few words. */
    String inShort() {
        String what = exact ? "same text" : byWords() ? "mostly the same words" : "same meaning";
        List<String> numbers = numbers();
        String number = exact || numbers.isEmpty() ? "" : ", " + numbers.getFirst() + " in both";
        return what + number + (sameRequester() ? ", same requester" : "");
    }

    List<Evidence> evidence(Bars bars) {
        List<Evidence> evidence = new ArrayList<>();
        if (exact) {
            evidence.add(new Evidence("meaning", "same text"));
        } else {
            String cosine = "cosine " + Json.similarity(match.similarity()).toPlainString();
            evidence.add(
                    byWords()
                            ? new Evidence("language", "not one that the model reads: only the words count")
                            : new Evidence("meaning", cosine));
            if (bars.tie() == Bars.Tie.NUMBER && numbers().isEmpty()) {
                evidence.add(new Evidence("number", "both name one number that few similar tickets name"));
            }
            numbers().forEach(number -> evidence.add(new Evidence("number", number + " in both")));
            evidence.add(new Evidence("words", "%s %% of the words shared".formatted(sharedPercent())));
        }
        if (sameRequester()) {
            evidence.add(new Evidence("requester", "same requester"));
        }
        if (bars.tooShort()) {
            evidence.add(new Evidence("length", "too few words to call it the same"));
        }
        return evidence;
    }

    private List<String> numbers() {
        return SharedNumbers.of(record.snippet(), earlier.snippet());
    }

    private boolean byWords() {
        return !record.traits().readable() || !earlier.traits().readable();
    }

    private String sharedPercent() {
        double shared = record.traits().words().overlap(earlier.traits().words());
        return Json.decimals(BigDecimal.valueOf(shared).movePointRight(2), 0).toPlainString();
    }
}
