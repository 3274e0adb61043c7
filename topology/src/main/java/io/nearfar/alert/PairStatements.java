package io.nearfar.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.alert.Claim.Action;
import io.nearfar.detection.Finding.Duplicate;
import io.nearfar.detection.Finding.Related;
import io.nearfar.detection.Judgement;
import io.nearfar.detection.Match;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.fact.Conflict;
import io.nearfar.window.Row;
import java.math.BigDecimal;
import java.util.List;

/**
 * What is said of a ticket or log line beside an earlier one.
 *
 * @param publisher knows the links to records
 */
record PairStatements(Publisher publisher) {

    /** Merging shows the requesters each other's tickets, so it is suggested only when both are one. */
    Statement duplicate(EmbeddedRecord record, Duplicate finding) {
        TextPair pair = new TextPair(record, finding.earlier(), finding.judgement(), finding.exact());
        Action action = pair.sameRequester() ? Action.MERGE : Action.LINK;
        ObjectNode body = claim("repeats", action, pair).toJson();
        fill(body, pair, finding.match());
        return Statement.duplicate(Severity.INFO, body, finding.group(), finding.others());
    }

    /** Says how far from a duplicate it is, too. */
    Statement related(EmbeddedRecord record, Related finding) {
        TextPair pair = new TextPair(record, finding.earlier(), finding.judgement(), finding.exact());
        ObjectNode body = claim("resembles", Action.LINK, pair)
                .toJson()
                .put("related_score", Json.score(finding.judgement().related()))
                .put(
                        "related_threshold",
                        Json.score(finding.judgement().thresholds().related()));
        fill(body, pair, finding.match());
        return Statement.related(body, conflicts(pair.conflicts()), finding.others());
    }

    private static Claim claim(String verb, Action action, TextPair pair) {
        Judgement judgement = pair.judgement();
        String summary = "%s %s %s%s"
                .formatted(pair.record().identity().id(), verb, pair.earlier().id(), pair.inShort());
        return new Claim(
                summary,
                action,
                BigDecimal.valueOf(judgement.duplicate()),
                BigDecimal.valueOf(judgement.thresholds().duplicate()),
                judgement.thresholds().duplicateOrigin());
    }

    private void fill(ObjectNode body, TextPair pair, Match matched) {
        body.set("record", ShownRecord.of(pair.record(), publisher));
        body.set("match", match(pair, matched));
        body.set("evidence", Evidence.toJson(pair.evidence()));
    }

    private static ArrayNode conflicts(List<Conflict> conflicts) {
        ArrayNode array = Json.array();
        conflicts.forEach(conflict -> array.addObject()
                .put("kind", conflict.kind().label())
                .put("text", conflict.text())
                .put("here", conflict.here())
                .put("there", conflict.there()));
        return array;
    }

    private ObjectNode match(TextPair pair, Match matched) {
        Row.Text earlier = pair.earlier();
        ObjectNode match = Json.object().put("id", earlier.id());
        match.set("url", Json.text(publisher.url(earlier.id()).orElse("")));
        match.put("event_time", Json.time(earlier.time()));
        match.set("status", Json.text(earlier.label("status")));
        return match.put("similarity", Json.similarity(matched.similarity()))
                .put("snippet", earlier.snippet())
                .put("same_requester", pair.sameRequester());
    }
}
