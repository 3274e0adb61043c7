package io.nearfar.app.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.detection.PairRule.Precision;
import io.nearfar.record.Redactor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of an evaluation, those that the labels allow, as JSON and as a table for people. */
final class Report {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEMPLATE = "template_id";

    private final ObjectNode figures = JSON.createObjectNode();
    private final double randomPrecision;

    private Report(double randomPrecision) {
        this.randomPrecision = randomPrecision;
    }

    /**
     * What ran.
     *
     * @param seconds wall time
     * @param settingsHash of the settings in force
     * @param model name of the embedding model
     * @param redactor that of the topology
     * @param targets precision that alerts are to reach
     */
    record Ran(double seconds, String settingsHash, String model, Redactor redactor, Precision targets) {}

    /** Computes every figure that applies to records of this sort with these labels. */
    static Report of(Sort sort, Results results, Ran ran) {
        OutlierFigures outliers = new OutlierFigures(results, sort, ran.redactor());
        Report report = new Report(outliers.randomPrecision());
        report.figures
                .put("records", results.scored().size())
                .put("seconds", ran.seconds())
                .put("settings_hash", ran.settingsHash())
                .put("model", ran.model());
        if (sort == Sort.PAIRS) {
            new PairFigures(results).writeTo(report.figures.putObject("pairs"));
            return report;
        }
        DuplicateFigures duplicates = new DuplicateFigures(results);
        if (duplicates.apply()) {
            duplicates.writeTo(report.figures, Optional.of(ran.targets()).filter(targets -> sort == Sort.TICKETS));
        }
        outliers.writeTo(report.figures.putObject("outlier"));
        report.templates(results);
        return report;
    }

    private void templates(Results results) {
        List<Labelled> lines =
                results.scored().stream().filter(record -> record.has(TEMPLATE)).toList();
        if (!lines.isEmpty()) {
            PairAgreement agreement = PairAgreement.of(
                    lines.stream().map(record -> record.text(TEMPLATE)).toList(),
                    lines.stream().map(results::group).toList());
            figures.putObject("template")
                    .put("pairwise_precision", agreement.precision())
                    .put("pairwise_recall", agreement.recall());
        }
    }

    /** One line of JSON; figures of one kind are an object of their own. */
    String json() {
        return figures.toString();
    }

    /** One line a figure, name and value. */
    String table() {
        StringBuilder table = new StringBuilder();
        append(table, "", figures);
        return table.append(randomLine()).toString();
    }

    /** The line of an emitter that alerts as often but at random; empty where no alert can be right or wrong. */
    String randomLine() {
        StringBuilder line = new StringBuilder();
        if (figures.at("/outlier").has("alert_precision")) {
            line(line, "outlier.alert_precision of a random emitter", number(randomPrecision));
        }
        return line.toString();
    }

    private static void append(StringBuilder table, String prefix, ObjectNode node) {
        node.properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode inner) {
                append(table, entry.getKey() + ".", inner);
            } else {
                String value = entry.getValue().isDouble()
                        ? number(entry.getValue().asDouble())
                        : entry.getValue().asText();
                line(table, prefix + entry.getKey(), value);
            }
        });
    }

    private static void line(StringBuilder table, String name, String value) {
        table.append(String.format(Locale.ROOT, "%-46s %s%n", name, value));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
