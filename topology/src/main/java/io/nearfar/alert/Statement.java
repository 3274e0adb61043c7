package io.nearfar.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.detection.Finding.GroupView;
import io.nearfar.detection.Finding.Outlier;
import io.nearfar.detection.Match;
import java.util.List;
import java.util.Optional;

/**
 * What one alert says, without what all alerts share.
 *
 * @param type its type
 * @param severity how soon somebody should look
 * @param leader what tells alerts of one type about one record apart, part of the alert's id: the leader of the group, the
 *     phase of an overflow; empty where there is one alone
 * @param suppressed alerts held back for which it stands
 * @param details the fields of its body
 */
record Statement(AlertType type, Severity severity, Optional<String> leader, long suppressed, ObjectNode details) {

    /** Ends the body of a duplicate with its group and the other matches. */
    static Statement duplicate(Severity severity, ObjectNode body, GroupView group, List<Match> others) {
        body.set("conflicts", Json.array());
        body.set("group", group(group));
        body.put("notify", group.notable());
        body.set("other_matches", others(others));
        return new Statement(AlertType.DUPLICATE, severity, Optional.of(group.leader()), 0, body);
    }

    /** The same of a record that repeats what was taken for dealt with. */
    Statement regression() {
        ObjectNode body = details.deepCopy();
        String known = leader.orElseThrow();
        body.put(
                "summary", "%s; %s was closed".formatted(details.path("summary").textValue(), known));
        body.put("suggested_action", Claim.Action.REVIEW.label());
        return new Statement(AlertType.REGRESSION, Severity.WARNING, leader, suppressed, body);
    }

    /** Ends the body of a related record, which joins no group, with what contradicts and the other matches. */
    static Statement related(ObjectNode body, ArrayNode conflicts, List<Match> others) {
        body.set("conflicts", conflicts);
        body.set("group", NullNode.getInstance());
        body.put("notify", false);
        body.set("other_matches", others(others));
        return new Statement(AlertType.RELATED, Severity.INFO, Optional.empty(), 0, body);
    }

    static Statement outlier(Outlier outlier, ObjectNode body) {
        long suppressed = outlier.budget().repeats().suppressed();
        return new Statement(AlertType.OUTLIER, Severity.WARNING, Optional.empty(), suppressed, body);
    }

    private static ObjectNode group(GroupView group) {
        return Json.object()
                .put("leader", group.leader())
                .put("count", group.count())
                .put("first_seen", Json.time(group.firstSeen()));
    }

    private static ArrayNode others(List<Match> others) {
        ArrayNode array = Json.array();
        for (Match other : others) {
            array.addObject()
                    .put("id", other.id())
                    .put("similarity", Json.similarity(other.similarity()))
                    .put("score", Json.score(other.confidence()));
        }
        return array;
    }
}
