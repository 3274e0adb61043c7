package io.nearfar.app.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.app.evaluation.Ranking.Example;
import java.util.ArrayList;
import java.util.List;

/**
 * How well pairs were judged. The second text of a pair has the first to match and nothing else; the confidence of that
 * match stands for the pair, 0 without one.
 */
final class PairFigures {

    private final List<Example> duplicates = new ArrayList<>();
    private final List<Double> labels = new ArrayList<>();
    private final List<Double> confidences = new ArrayList<>();

    PairFigures(Results results) {
        for (Labelled record : results.scored()) {
            if (record.number() % 2 == 1) {
                add(record, results.number(record, "duplicate_score"));
            }
        }
    }

    private void add(Labelled second, double confidence) {
        if (second.has("duplicate")) {
            duplicates.add(new Example(confidence, second.is("duplicate")));
        }
        if (second.has("score")) {
            labels.add(second.original().path("score").asDouble());
            confidences.add(confidence);
        }
    }

    void writeTo(ObjectNode figures) {
        Ranking ranking = Ranking.of(duplicates);
        if (ranking.isMixed()) {
            figures.put("ap", ranking.averagePrecision())
                    .put("best_f1", ranking.bestF1())
                    .put("false_merge_at_90_recall", ranking.falseShareAtRecall(0.9));
        }
        if (labels.size() > 1) {
            figures.put("spearman", Spearman.of(confidences, labels));
        }
    }
}
