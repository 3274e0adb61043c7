package io.nearfar.app.calibration;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.app.CommandFailed;
import io.nearfar.detection.Measure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Labels joined with what was measured. A label names two records ({@code record_id} and {@code match_id} or {@code
 * other_id}), an alert ({@code alert_id}) or is a pair of texts ({@code id, a, b}); what was measured stands in it or in a
 * line of scores. One that names an alert and another record than its match says nothing of what was measured.
 */
final class Labels {

    private record Ids(String record, String match) {}

    private record Alerted(Ids ids, boolean duplicate) {}

    private final Map<Ids, JsonNode> measured = new HashMap<>();
    private final Map<String, Alerted> alerts = new HashMap<>();

    /** {@code scores} are lines of a scores topic, {@code alerts} bodies of alerts. */
    Labels(List<JsonNode> scores, List<JsonNode> alerts) {
        for (JsonNode line : scores) {
            String record = line.path("record_id").asText();
            line.path("matches")
                    .forEach(match ->
                            measured.put(new Ids(record, match.path("id").asText()), match.path("measured")));
        }
        for (JsonNode alert : alerts) {
            JsonNode body = alert.has("body") ? alert.path("body") : alert;
            Ids ids =
                    new Ids(body.at("/record/id").asText(), body.at("/match/id").asText());
            this.alerts.put(body.path("alert_id").asText(), new Alerted(ids, !body.has("related_score")));
        }
    }

    /** The pairs that have both a label and measures; equal texts have none, nothing need be fitted to them. */
    List<LabelledPair> join(List<JsonNode> labels) {
        List<LabelledPair> pairs = new ArrayList<>();
        labels.forEach(label -> pair(label).ifPresent(pairs::add));
        return pairs;
    }

    private Optional<LabelledPair> pair(JsonNode label) {
        Optional<Alerted> alerted =
                Optional.ofNullable(alerts.get(label.path("alert_id").asText()));
        Ids own = ids(label);
        Ids ids = alerted.map(Alerted::ids).orElse(own);
        if (!own.match().isEmpty() && !own.match().equals(ids.match())) {
            return Optional.empty();
        }
        JsonNode values = label.has("measured") ? label.path("measured") : measured.get(ids);
        if (values == null || values.isEmpty()) {
            return Optional.empty();
        }
        boolean ofDuplicate = alerted.map(Alerted::duplicate)
                .orElse(!label.path("kind").asText().equals("related"));
        boolean duplicate = label.path("duplicate").asBoolean(false) || duplicate(verdict(label), ofDuplicate);
        boolean related = label.path("related").asBoolean(false) || related(verdict(label));
        return Optional.of(new LabelledPair(ids.record(), measures(values), duplicate, related));
    }

    private static Ids ids(JsonNode label) {
        if (label.has("a") && label.has("b")) {
            String id = label.path("id").asText();
            return new Ids(id + "/b", id + "/a");
        }
        String match = label.path("match_id").asText(label.path("other_id").asText());
        return new Ids(label.path("record_id").asText(), match);
    }

    private static String verdict(JsonNode label) {
        String verdict = label.path("verdict").asText("");
        if (!List.of("", "same", "different", "related", "expected", "useful").contains(verdict)) {
            throw new CommandFailed("a label's verdict is same, different, related, expected or useful");
        }
        return verdict;
    }

    private static boolean duplicate(String verdict, boolean ofDuplicate) {
        return verdict.equals("same") || (verdict.equals("expected") && ofDuplicate);
    }

    private static boolean related(String verdict) {
        return verdict.equals("related") || verdict.equals("expected") || verdict.equals("useful");
    }

    private static Map<Measure, Double> measures(JsonNode values) {
        Map<Measure, Double> measures = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            JsonNode value = values.path(measure.name().toLowerCase(Locale.ROOT));
            if (value.isNumber()) {
                measures.put(measure, value.asDouble());
            }
        }
        return measures;
    }
}
