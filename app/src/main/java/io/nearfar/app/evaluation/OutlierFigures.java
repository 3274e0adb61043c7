package io.nearfar.app.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.app.evaluation.Ranking.Example;
import io.nearfar.record.LogMask;
import io.nearfar.record.Redactor;
import io.nearfar.record.ServiceName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How well outliers were found. The first tenth of the records is warm-up and does not count unless history came before.
 * Of log lines that are equal once redacted and masked only the first alert counts, and it finds all of them. Records
 * without a line of scores are left out where scores or p-values are looked at.
 */
final class OutlierFigures {

    private static final String KIND = "outlier";
    private static final String SCENARIO = "fraud_scenario";
    private static final int SEED = 7;
    private static final double HALF = 0.5;
    private static final int THOUSAND = 1_000;

    private final Results results;
    private final Sort sort;
    private final Redactor redactor;
    private final List<Labelled> counted;
    private final List<Labelled> judged;

    OutlierFigures(Results results, Sort sort, Redactor redactor) {
        this.results = results;
        this.sort = sort;
        this.redactor = redactor;
        List<Labelled> scored = results.scored();
        this.counted = results.hasHistory() ? scored : scored.subList(scored.size() / 10, scored.size());
        this.judged =
                counted.stream().filter(record -> !label(record).isEmpty()).toList();
    }

    void writeTo(ObjectNode figures) {
        List<Labelled> answered = counted.stream().filter(results::isAnswered).toList();
        figures.put(
                "exceedance_0_5",
                DuplicateFigures.share(answered, record -> results.number(record, "p_value") <= 0.005));
        Ranking all = ranking(record -> true);
        if (all.isMixed()) {
            figures.put("labelled", all.positives());
            figures.put("auroc", all.auroc()).put("ap", all.averagePrecision());
            nearest(figures);
            scenarios(figures);
        }
        alerts(figures, all.isMixed());
    }

    /** What the nearest records alone would tell. */
    private void nearest(ObjectNode figures) {
        Ranking alone = ranking(record -> true, record -> results.outlierPart(record, "nearest"));
        if (sort != Sort.TRANSACTIONS) {
            figures.put("nearest_auroc", alone.auroc()).put("nearest_ap", alone.averagePrecision());
        }
    }

    private void scenarios(ObjectNode figures) {
        if (judged.stream().noneMatch(record -> record.original().path(SCENARIO).asInt() > 0)) {
            return;
        }
        Ranking without2 = ranking(record -> scenario(record) != 2);
        Ranking only1 = ranking(record -> scenario(record) == 1 || !isOutlier(record));
        Ranking only3 = ranking(record -> scenario(record) == 3 || !isOutlier(record));
        put(figures, "auroc_without_scenario_2", without2, Ranking::auroc);
        put(figures, "ap_without_scenario_2", without2, Ranking::averagePrecision);
        put(figures, "auroc_scenario_1", only1, Ranking::auroc);
        put(figures, "auroc_scenario_3", only3, Ranking::auroc);
        put(figures, "ap_scenario_3", only3, Ranking::averagePrecision);
        put(figures, "alerts_per_1000_at_half_recall", without2, OutlierFigures::alertsAtHalfRecall);
    }

    /** Of 1,000 records, how many an alert on each would take that is as high as half of the outliers are. */
    private static double alertsAtHalfRecall(Ranking ranking) {
        return THOUSAND * ranking.shareAtRecall(HALF);
    }

    private static void put(ObjectNode figures, String name, Ranking ranking, Function<Ranking, Double> figure) {
        if (ranking.isMixed()) {
            figures.put(name, figure.apply(ranking));
        }
    }

    private void alerts(ObjectNode figures, boolean labelled) {
        List<Labelled> alerted = firstAlerts();
        figures.put("alerts", alerted.size());
        figures.put("alert_rate", counted.isEmpty() ? 0 : alerted.size() / (double) counted.size());
        if (labelled) {
            List<Labelled> judgedAlerts =
                    alerted.stream().filter(record -> !label(record).isEmpty()).toList();
            Set<String> found = new HashSet<>();
            alerted.forEach(record -> found.add(likeness(record)));
            List<Labelled> outliers = judged.stream().filter(this::isOutlier).toList();
            figures.put("alert_precision", DuplicateFigures.share(judgedAlerts, this::isOutlier));
            figures.put("alert_recall", DuplicateFigures.share(outliers, record -> found.contains(likeness(record))));
            figures.put("base_rate", DuplicateFigures.share(judged, this::isOutlier));
        }
    }

    /** Precision of an emitter that alerts as often but at random; what any detector must beat. */
    double randomPrecision() {
        List<Labelled> shuffled = new ArrayList<>(judged);
        Collections.shuffle(shuffled, new Random(SEED));
        return DuplicateFigures.share(
                shuffled.subList(0, Math.min(firstAlerts().size(), shuffled.size())), this::isOutlier);
    }

    private List<Labelled> firstAlerts() {
        Set<String> seen = new HashSet<>();
        return counted.stream()
                .filter(record -> !results.alerts(record, KIND).isEmpty())
                .filter(record -> seen.add(likeness(record)))
                .toList();
    }

    /** What makes two records one finding: of log lines service and text as compared, of all else the record itself. */
    private String likeness(Labelled record) {
        return sort == Sort.LOGS
                ? ServiceName.of(record.text("service"))
                        + '\n'
                        + new LogMask().mask(redactor.redact(record.text("message")))
                : record.id();
    }

    private Ranking ranking(Predicate<Labelled> included) {
        return ranking(included, record -> results.number(record, "outlier_score"));
    }

    private Ranking ranking(Predicate<Labelled> included, ToDoubleFunction<Labelled> score) {
        return Ranking.of(judged.stream()
                .filter(included)
                .filter(results::isAnswered)
                .map(record -> new Example(score.applyAsDouble(record), isOutlier(record)))
                .toList());
    }

    private static int scenario(Labelled record) {
        return record.original().path(SCENARIO).asInt();
    }

    private boolean isOutlier(Labelled record) {
        return record.is(label(record));
    }

    /** The label that says whether a record is an outlier; empty where none does. */
    private String label(Labelled record) {
        List<String> labels = switch (sort) {
            case TICKETS, PAIRS -> List.of("out_of_scope");
            case LOGS -> List.of("line_anomaly", "anomaly");
            case TRANSACTIONS -> List.of("fraud");
        };
        return labels.stream().filter(record::has).findFirst().orElse("");
    }
}
