package io.nearfar.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.cluster.Mass;
import io.nearfar.cluster.MicroClusters.Distance;
import io.nearfar.detection.Finding.Outlier;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.record.Scope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is said of tickets and log lines that are like nothing recent.
 *
 * @param publisher knows the links to records
 */
record TextOutlierStatements(Publisher publisher) {

    private static final int P_VALUE_DIGITS = 4;
    private static final int WEIGHT_DECIMALS = 1;

    Statement outlier(EmbeddedRecord record, Outlier finding) {
        ObjectNode body = Claim.outlier(summary(record, finding), finding, publisher.stream())
                .toJson();
        body.put("p_value", Json.significant(finding.rarity().pValue(), P_VALUE_DIGITS));
        body.set("record", ShownRecord.of(record, publisher));
        body.set("cluster", cluster(finding.cluster(), record.identity().scope()));
        body.put("notify", true);
        body.set("evidence", Evidence.toJson(evidence(record, finding)));
        return Statement.outlier(finding, body);
    }

    private static String summary(EmbeddedRecord record, Outlier finding) {
        String service = label(record, "service");
        String rare = Wording.rarerThan(finding.rarity().pValue());
        String words = reasons(record, finding).map(LineReasons::words).orElse("");
        String named = words.isEmpty() ? "" : " (" + words + ")";
        return service.isEmpty()
                ? "%s is unlike anything recent%s: %s of records so far"
                        .formatted(record.identity().id(), named, rare)
                : "%s logged a line unlike its recent ones%s: %s of lines so far".formatted(service, named, rare);
    }

    private static Optional<LineReasons> reasons(EmbeddedRecord record, Outlier finding) {
        return finding.line()
                .map(grounds -> new LineReasons(grounds, label(record, "service"), label(record, "level")));
    }

    private static List<Evidence> evidence(EmbeddedRecord record, Outlier finding) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence("cluster", nearest(finding.cluster())));
        finding.firstIn()
                .filter(span -> finding.line().isPresent() || record.labels().containsKey("service"))
                .ifPresent(
                        span -> evidence.add(new Evidence("template", "first of its kind in " + Wording.span(span))));
        int suppressed = finding.budget().repeats().suppressed();
        if (suppressed > 0) {
            evidence.add(new Evidence("repeats", suppressed + " like it since the last alert, not told"));
        }
        reasons(record, finding)
                .ifPresentOrElse(line -> evidence.addAll(line.evidence()), () -> evidence.addAll(level(record)));
        return evidence;
    }

    private static List<Evidence> level(EmbeddedRecord record) {
        String level = label(record, "level");
        return level.isEmpty() ? List.of() : List.of(new Evidence("level", level));
    }

    private static JsonNode cluster(Optional<Distance> cluster, Scope scope) {
        if (cluster.isEmpty()) {
            return NullNode.getInstance();
        }
        Distance found = cluster.get();
        String last = scope.parts().isEmpty() ? "" : scope.parts().getLast();
        ObjectNode node = Json.object()
                .put(
                        "id",
                        (last.isEmpty() ? scope.tenant() : last) + "-"
                                + found.nearest().id())
                .put("distance", Json.similarity(found.distance()))
                .put("weight", Json.decimals(BigDecimal.valueOf(found.weight()), WEIGHT_DECIMALS));
        Mass mass = found.nearest().mass();
        node.put("similarity", Json.similarity(mass.similarity())).put("spread", Json.similarity(mass.spread()));
        ArrayNode examples = node.putArray("examples");
        found.nearest().examples().forEach(example -> examples.add(example.excerpt()));
        return node;
    }

    private static String nearest(Optional<Distance> cluster) {
        return cluster.map(found -> "nearest (%s): \"%s\""
                        .formatted(
                                Json.similarity(1 - found.distance()).toPlainString(),
                                found.nearest().examples().getFirst().excerpt()))
                .orElse("nothing is usual here yet");
    }

    private static String label(EmbeddedRecord record, String name) {
        return record.labels().getOrDefault(name, "");
    }
}
