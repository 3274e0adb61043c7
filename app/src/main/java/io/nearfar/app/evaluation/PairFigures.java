package io.nearfar.app.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.app.evaluation.Ranking.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well pairs were judged. The second text of a pair has the first to match and nothing else; the confidence of that
 * match stands for the pair, 0 without one. Beside it the ranking by cosine alone.
 */
final class PairFigures {

    private static final double RECALL = 0.9;

    private final List<Judged> judged = new ArrayList<>();
    private final List<Double> labels = new ArrayList<>();
    private final List<Double> confidences = new ArrayList<>();

    /** A pair whose label says whether it is a duplicate. */
    private record Judged(String kind, double confidence, double cosine, boolean duplicate) {}

    PairFigures(Results results) {
        for (Labelled record : results.scored()) {
            if (record.number() % 2 == 1) {
                add(record, results.number(record, "duplicate_score"), results.similarity(record));
            }
        }
    }

    private void add(Labelled second, double confidence, double cosine) {
        if (second.has("duplicate")) {
            String kind = second.original().path("kind").asText();
            judged.add(new Judged(kind, confidence, cosine, second.is("duplicate")));
        }
        if (second.has("score")) {
            labels.add(second.original().path("score").asDouble());
            confidences.add(confidence);
        }
    }

    void writeTo(ObjectNode figures) {
        Ranking ranking = ranking(false);
        if (ranking.isMixed()) {
            figures.put("ap", ranking.averagePrecision())
                    .put("ap_cosine", ranking(true).averagePrecision())
                    .put("best_f1", ranking.bestF1())
                    .put("false_merge_at_90_recall", ranking.falseShareAtRecall(RECALL));
            accepted(figures, ranking.thresholdAtRecall(RECALL));
        }
        if (labels.size() > 1) {
            figures.put("spearman", Spearman.of(confidences, labels));
        }
    }

    private Ranking ranking(boolean byCosine) {
        return Ranking.of(judged.stream()
                .map(pair -> new Example(byCosine ? pair.cosine() : pair.confidence(), pair.duplicate()))
                .toList());
    }

    /** Of the pairs of each kind that are no duplicates, the share accepted at the threshold. */
    private void accepted(ObjectNode figures, double threshold) {
        SortedMap<String, int[]> kinds = new TreeMap<>();
        judged.stream()
                .filter(pair -> !pair.duplicate() && !pair.kind().isEmpty())
                .forEach(pair -> {
                    int[] counts = kinds.computeIfAbsent(pair.kind(), any -> new int[2]);
                    counts[0]++;
                    counts[1] += pair.confidence() >= threshold ? 1 : 0;
                });
        if (!kinds.isEmpty()) {
            ObjectNode shares = figures.putObject("accepted_by_kind");
            kinds.forEach((kind, counts) -> shares.put(kind, counts[1] / (double) counts[0]));
        }
    }
}
