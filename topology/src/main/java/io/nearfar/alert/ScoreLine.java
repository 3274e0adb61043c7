package io.nearfar.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.detection.Decision;
import io.nearfar.detection.Match;
import io.nearfar.detection.Outcome;
import io.nearfar.record.Identity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One line of a scores topic: the matches and raw scores of a record, whether or not anything was alerted.
 *
 * @param identity the record
 * @param outcome what became of it
 * @param scores its matches and scores
 */
public record ScoreLine(Identity identity, Outcome outcome, Decision.Scores scores) {

    private static final int DIGITS = 6;

    /** The line of a decision; empty for a redelivered record, which is not scored again. */
    public static Optional<ScoreLine> of(Identity identity, Decision decision) {
        return decision.scores().map(scores -> new ScoreLine(identity, decision.outcome(), scores));
    }

    /** JSON in UTF-8; similarities, confidences and outlier figures with 6 significant digits, equal on every machine. */
    public byte[] toBytes() {
        ObjectNode line = Json.object()
                .put("record_id", identity.id())
                .put("scope", identity.scope().key())
                .put("event_time", Json.time(identity.eventTime()));
        line.set("source", Json.place(identity.source()));
        line.put("outcome", outcome.label()).put("group", scores.group());
        line.set("matches", matches());
        line.put("duplicate_score", number(scores.duplicate()))
                .put("outlier_score", number(scores.rarity().score()))
                .put("p_value", number(scores.rarity().pValue()));
        scores.parts().ifPresent(parts -> {
            ObjectNode node = line.putObject("outlier_parts");
            parts.values().forEach((name, value) -> node.put(name, number(value)));
        });
        return Json.write(line).getBytes(StandardCharsets.UTF_8);
    }

    private ArrayNode matches() {
        ArrayNode matches = Json.array();
        for (Match match : scores.matches()) {
            ObjectNode node = matches.addObject()
                    .put("id", match.id())
                    .put("similarity", number(match.similarity()))
                    .put("confidence", number(match.confidence()));
            if (!match.measured().isEmpty()) {
                ObjectNode measured = node.putObject("measured");
                match.measured().forEach((measure, value) -> measured.put(measure.label(), number(value)));
            }
        }
        return matches;
    }

    private static BigDecimal number(double number) {
        return Json.significant(number, DIGITS);
    }
}
