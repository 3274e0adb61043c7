package io.nearfar.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.alert.Claim.Action;
import io.nearfar.detection.Bars;
import io.nearfar.detection.Finding.Duplicate;
import io.nearfar.detection.Finding.Related;
import io.nearfar.detection.Match;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.window.Row;
import java.math.BigDecimal;

/**
 * What is said of a ticket or log line beside an earlier one.
 *
 * @param publisher knows the links to records
 */
record PairStatements(Publisher publisher) {

    /** Merging shows the requesters each other's tickets, so it is suggested only when both are one. */
    Statement duplicate(EmbeddedRecord record, Duplicate finding) {
        TextPair pair = new TextPair(record, finding.match(), finding.earlier(), finding.exact());
        ObjectNode body = claim(
                        "%s repeats %s: %s"
                                .formatted(
                                        record.identity().id(), finding.match().id(), pair.inShort()),
                        pair.sameRequester() ? Action.MERGE : Action.LINK,
                        finding.match(),
                        finding.bars())
                .toJson();
        fill(body, pair, finding.bars());
        return Statement.duplicate(Severity.INFO, body, finding.group(), finding.others());
    }

    /** Says how far from a duplicate it is, too. */
    Statement related(EmbeddedRecord record, Related finding) {
        TextPair pair = new TextPair(record, finding.match(), finding.earlier(), finding.exact());
        ObjectNode body = claim(
                        "%s resembles %s: %s"
                                .formatted(
                                        record.identity().id(), finding.match().id(), pair.inShort()),
                        Action.LINK,
                        finding.match(),
                        finding.bars())
                .toJson()
                .put("related_score", Json.score(finding.match().confidence()))
                .put("related_threshold", Json.score(finding.bars().related()));
        fill(body, pair, finding.bars());
        return Statement.related(body, finding.others());
    }

    private static Claim claim(String summary, Action action, Match match, Bars bars) {
        String bar = Json.score(bars.duplicate()).toPlainString();
        return new Claim(
                summary,
                action,
                BigDecimal.valueOf(match.confidence()),
                BigDecimal.valueOf(bars.duplicate()),
                switch (bars.tie()) {
                    case NONE -> "fixed similarity " + bar;
                    case REQUESTER -> "fixed similarity %s between tickets of one requester".formatted(bar);
                    case NUMBER -> "fixed similarity %s between tickets that name one number".formatted(bar);
                });
    }

    private void fill(ObjectNode body, TextPair pair, Bars bars) {
        body.set("record", ShownRecord.of(pair.record(), publisher));
        body.set("match", match(pair));
        body.set("evidence", Evidence.toJson(pair.evidence(bars)));
    }

    private ObjectNode match(TextPair pair) {
        Row.Text earlier = pair.earlier();
        ObjectNode match = Json.object().put("id", earlier.id());
        match.set("url", Json.text(publisher.url(earlier.id()).orElse("")));
        match.put("event_time", Json.time(earlier.time()));
        match.set("status", Json.text(earlier.label("status")));
        return match.put("similarity", Json.similarity(pair.match().similarity()))
                .put("snippet", earlier.snippet())
                .put("same_requester", pair.sameRequester());
    }
}
