package io.nearfar.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.alert.Claim.Action;
import io.nearfar.cluster.MicroClusters.Distance;
import io.nearfar.detection.Finding.Duplicate;
import io.nearfar.detection.Finding.Outlier;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.record.Scope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is said of tickets and log lines.
 *
 * @param publisher knows the links to records
 */
record TextStatements(Publisher publisher) {

    private static final int P_VALUE_DIGITS = 4;
    private static final int WEIGHT_DECIMALS = 1;

    /** Merging shows the requesters each other's tickets, so it is suggested only when both are one. */
    Statement duplicate(EmbeddedRecord record, Duplicate finding) {
        boolean sameRequester = sameRequester(record, finding);
        ObjectNode body = new Claim(
                        summary(record, finding, sameRequester),
                        sameRequester ? Action.MERGE : Action.LINK,
                        BigDecimal.valueOf(finding.match().confidence()),
                        BigDecimal.valueOf(finding.threshold()),
                        "fixed similarity " + Json.score(finding.threshold()).toPlainString())
                .toJson();
        body.set("record", shown(record));
        body.set("match", match(finding, sameRequester));
        body.set("evidence", Evidence.toJson(evidence(finding, sameRequester)));
        return Statement.duplicate(Severity.INFO, body, finding.group(), finding.others());
    }

    Statement outlier(EmbeddedRecord record, Outlier finding) {
        ObjectNode body = Claim.outlier(summary(record, finding), finding, publisher.stream())
                .toJson();
        body.put("p_value", Json.significant(finding.rarity().pValue(), P_VALUE_DIGITS));
        body.set("record", shown(record));
        body.set("cluster", cluster(finding.cluster(), record.identity().scope()));
        body.put("notify", true);
        body.set("evidence", Evidence.toJson(List.of(new Evidence("cluster", nearest(finding.cluster())))));
        return Statement.outlier(Severity.WARNING, body);
    }

    private static boolean sameRequester(EmbeddedRecord record, Duplicate finding) {
        String requester = label(record, "requester");
        return !requester.isEmpty() && requester.equals(finding.earlier().label("requester"));
    }

    private static String summary(EmbeddedRecord record, Duplicate finding, boolean sameRequester) {
        return "%s repeats %s: %s%s"
                .formatted(
                        record.identity().id(),
                        finding.match().id(),
                        finding.exact() ? "same text" : "same meaning",
                        sameRequester ? ", same requester" : "");
    }

    private static String summary(EmbeddedRecord record, Outlier finding) {
        String service = label(record, "service");
        String rare = Wording.rarerThan(finding.rarity().pValue());
        return service.isEmpty()
                ? "%s is unlike anything recent: %s of records so far"
                        .formatted(record.identity().id(), rare)
                : "%s logged a line unlike its recent ones: %s of lines so far".formatted(service, rare);
    }

    private ObjectNode shown(EmbeddedRecord record) {
        String id = record.identity().id();
        ObjectNode shown = Json.object().put("id", id);
        shown.set("url", Json.text(publisher.url(id).orElse("")));
        shown.put("snippet", record.snippet());
        if (record.labels().containsKey("service") || record.labels().containsKey("level")) {
            shown.set("service", Json.text(label(record, "service")));
            shown.set("level", Json.text(label(record, "level")));
        }
        return shown;
    }

    private ObjectNode match(Duplicate finding, boolean sameRequester) {
        String id = finding.match().id();
        ObjectNode match = Json.object().put("id", id);
        match.set("url", Json.text(publisher.url(id).orElse("")));
        match.put("event_time", Json.time(finding.match().time()));
        match.set("status", Json.text(finding.earlier().label("status")));
        return match.put("similarity", Json.similarity(finding.match().similarity()))
                .put("snippet", finding.earlier().snippet())
                .put("same_requester", sameRequester);
    }

    private static List<Evidence> evidence(Duplicate finding, boolean sameRequester) {
        List<Evidence> evidence = new ArrayList<>();
        String cosine =
                "cosine " + Json.similarity(finding.match().similarity()).toPlainString();
        evidence.add(new Evidence("meaning", finding.exact() ? "same text" : cosine));
        if (sameRequester) {
            evidence.add(new Evidence("requester", "same requester"));
        }
        return evidence;
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
        node.set("examples", Json.array().add(found.nearest().example()));
        return node;
    }

    private static String nearest(Optional<Distance> cluster) {
        return cluster.map(found -> "nearest (%s): \"%s\""
                        .formatted(
                                Json.similarity(1 - found.distance()).toPlainString(),
                                found.nearest().example()))
                .orElse("nothing is usual here yet");
    }

    private static String label(EmbeddedRecord record, String name) {
        return record.labels().getOrDefault(name, "");
    }
}
