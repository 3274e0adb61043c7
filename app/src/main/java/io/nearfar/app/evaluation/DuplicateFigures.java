package io.nearfar.app.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.app.calibration.Wilson;
import io.nearfar.app.evaluation.Ranking.Example;
import io.nearfar.detection.PairRule.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How well duplicates were found. A record may name what it duplicates; a match is right when labels connect the two,
 * directly or through others. Records that duplicate something unknown count as no duplicates.
 */
final class DuplicateFigures {

    private static final String LABEL = "duplicate_of";
    private static final String DUPLICATE = "duplicate";
    private static final String RELATED = "related";

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

    /** Precisions come with their 95 % intervals and, of tickets, the targets that they are to reach. */
    void writeTo(ObjectNode figures, Optional<Precision> targets) {
        ObjectNode duplicate = figures.putObject(DUPLICATE);
        duplicate.put("labelled", labelled.size());
        for (int k : List.of(1, 5, 10)) {
            duplicate.put("recall_at_" + k, share(labelled, record -> isRightWithin(record, k)));
        }
        duplicate.put("ap", averagePrecision());
        alerts(duplicate, DUPLICATE);
        duplicate.put("alert_recall", share(labelled, record -> hasRightAlert(record, DUPLICATE)));
        List<Labelled> hard = results.scored().stream()
                .filter(record -> record.is("hard_negative"))
                .toList();
        if (!hard.isEmpty()) {
            duplicate.put("hard_negatives_flagged", share(hard, record -> isAlerted(record, DUPLICATE)));
        }
        targets.ifPresent(target -> {
            duplicate.put("target_precision", target.duplicate());
            ObjectNode related = figures.putObject(RELATED);
            alerts(related, RELATED);
            related.put("target_precision", target.related());
        });
    }

    private void alerts(ObjectNode figures, String kind) {
        List<Labelled> alerted = results.scored().stream()
                .filter(record -> isAlerted(record, kind))
                .toList();
        double precision = share(alerted, record -> hasRightAlert(record, kind));
        Wilson interval = Wilson.of(precision, alerted.size());
        figures.put("alerts", alerted.size())
                .put("alert_precision", precision)
                .put("alert_precision_low", interval.low())
                .put("alert_precision_high", interval.high());
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

    private boolean isAlerted(Labelled record, String kind) {
        return !results.alerts(record, kind).isEmpty();
    }

    private boolean hasRightAlert(Labelled record, String kind) {
        return results.alerts(record, kind).stream().anyMatch(alert -> isRight(record, results.byId(alert.matchId())));
    }

    /** 0 of nothing. */
    static double share(List<Labelled> records, Predicate<Labelled> counted) {
        return records.isEmpty() ? 0 : records.stream().filter(counted).count() / (double) records.size();
    }
}
