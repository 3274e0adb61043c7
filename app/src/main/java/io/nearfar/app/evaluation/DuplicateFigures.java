package io.nearfar.app.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.app.evaluation.Ranking.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * How well duplicates were found. A record may name what it duplicates; a match is right when labels connect the two,
 * directly or through others. Records that duplicate something unknown count as no duplicates.
 */
final class DuplicateFigures {

    private static final String LABEL = "duplicate_of";
    private static final String KIND = "duplicate";

    private final Results results;
    private final LabelGroups groups = new LabelGroups();
    private final List<Labelled> labelled;

    DuplicateFigures(Results results) {
        this.results = results;
        this.labelled =
                results.scored().stream().filter(record -> record.has(LABEL)).toList();
        results.sent().stream()
                .filter(record -> record.has(LABEL))
                .forEach(record -> groups.join(record.originalId(), record.text(LABEL)));
    }

    /** Whether the records carry labels that these figures need. */
    boolean apply() {
        return !labelled.isEmpty();
    }

    void writeTo(ObjectNode figures) {
        figures.put("labelled", labelled.size());
        for (int k : List.of(1, 5, 10)) {
            figures.put("recall_at_" + k, share(labelled, record -> isRightWithin(record, k)));
        }
        figures.put("ap", averagePrecision());
        List<Labelled> alerted =
                results.scored().stream().filter(this::isAlerted).toList();
        figures.put("alerts", alerted.size());
        figures.put("alert_precision", share(alerted, this::hasRightAlert));
        figures.put("alert_recall", share(labelled, this::hasRightAlert));
        List<Labelled> hard = results.scored().stream()
                .filter(record -> record.is("hard_negative"))
                .toList();
        if (!hard.isEmpty()) {
            figures.put("hard_negatives_flagged", share(hard, this::isAlerted));
        }
    }

    private double averagePrecision() {
        List<Example> examples = new ArrayList<>();
        for (Labelled record : results.scored()) {
            boolean right = record.has(LABEL) && isRightWithin(record, 1);
            examples.add(new Example(results.number(record, "duplicate_score"), right));
        }
        return Ranking.of(examples).averagePrecision(labelled.size());
    }

    private boolean isRightWithin(Labelled record, int k) {
        return results.matches(record).stream().limit(k).anyMatch(match -> isRight(record, match));
    }

    private boolean isRight(Labelled record, Labelled match) {
        return match.number() < record.number() && groups.together(record.originalId(), match.originalId());
    }

    private boolean isAlerted(Labelled record) {
        return !results.alerts(record, KIND).isEmpty();
    }

    private boolean hasRightAlert(Labelled record) {
        return results.alerts(record, KIND).stream().anyMatch(alert -> isRight(record, results.byId(alert.matchId())));
    }

    /** 0 of nothing. */
    static double share(List<Labelled> records, Predicate<Labelled> counted) {
        return records.isEmpty() ? 0 : records.stream().filter(counted).count() / (double) records.size();
    }
}
