package io.nearfar.alert;

import io.nearfar.detection.Judgement;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.fact.Agreement;
import io.nearfar.fact.Conflict;
import io.nearfar.window.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Two texts that are alike.
 *
 * @param record the later one
 * @param earlier what is known of the earlier one
 * @param judgement what was made of both
 * @param exact whether the prepared texts are equal
 */
record TextPair(EmbeddedRecord record, Row.Text earlier, Judgement judgement, boolean exact) {

    private static final int MOST_AGREEMENTS = 3;

    boolean sameRequester() {
        String requester = record.labels().getOrDefault("requester", "");
        return !requester.isEmpty() && requester.equals(earlier.label("requester"));
    }

    /** What contradicts, the strongest first. */
    List<Conflict> conflicts() {
        return judgement.measures().verification().conflicts();
    }

    /** How a summary goes on after both ids: what both have in common, or what contradicts. */
    String inShort() {
        if (!conflicts().isEmpty()) {
            return conflicts().stream().limit(2).map(Conflict::text).collect(Collectors.joining(", ", ", but ", ""));
        }
        String what = exact ? "same text" : byWords() ? "mostly the same words" : "same meaning";
        String agreement =
                agreements().stream().findFirst().map(text -> ", " + text).orElse("");
        return ": " + what + agreement + (sameRequester() ? ", same requester" : "");
    }

    List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        if (exact) {
            evidence.add(new Evidence("meaning", "same text"));
        } else {
            evidence.add(
                    byWords()
                            ? new Evidence("language", "not one that the model reads: only the words count")
                            : new Evidence("meaning", "cosine " + cosine()));
            agreed().forEach(each -> evidence.add(new Evidence(each.kind().label(), each.text())));
            if (judgement.measures().surroundings().sameNumber() && agreed().isEmpty()) {
                evidence.add(new Evidence("number", "both name one number that few tickets name"));
            }
            evidence.add(new Evidence("words", "%s %% of the rare words shared".formatted(sharedPercent())));
        }
        if (sameRequester()) {
            evidence.add(new Evidence("requester", "same requester"));
        }
        if (judgement.tooShort()) {
            evidence.add(new Evidence("length", "too few words to call it the same"));
        }
        return evidence;
    }

    private List<Agreement> agreed() {
        return judgement.measures().verification().agreements().stream()
                .limit(MOST_AGREEMENTS)
                .toList();
    }

    private List<String> agreements() {
        return exact ? List.of() : agreed().stream().map(Agreement::text).toList();
    }

    private boolean byWords() {
        return !record.traits().readable() || !earlier.traits().readable();
    }

    private String cosine() {
        return Json.similarity(judgement.measures().likeness().text()).toPlainString();
    }

    private String sharedPercent() {
        double shared = record.traits().words().overlap(earlier.traits().words());
        return Json.decimals(BigDecimal.valueOf(shared).movePointRight(2), 0).toPlainString();
    }
}
