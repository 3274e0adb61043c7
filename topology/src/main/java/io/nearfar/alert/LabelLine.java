package io.nearfar.alert;

import io.nearfar.detection.PastAlert;
import io.nearfar.detection.Verdict;
import io.nearfar.record.Scope;

/** A verdict that took effect, beside what was measured of the pair: what calibration learns from. */
public final class LabelLine {

    private LabelLine() {}

    /** One line of JSON without texts of records. */
    public static String of(Scope scope, Verdict verdict, PastAlert alert) {
        PastAlert.Pair pair = alert.pair();
        return Json.write(Json.object()
                .put("alert_id", verdict.alert())
                .put("verdict", verdict.opinion().label())
                .put("kind", alert.said().label())
                .put("stream", scope.stream())
                .put("tenant", scope.tenant())
                .put("scope", scope.key())
                .put("record_id", pair.record())
                .put("other_id", verdict.other().isEmpty() ? pair.other() : verdict.other())
                .put("similarity", Json.similarity(pair.similarity()))
                .put("score", Json.score(pair.confidence()))
                .put("event_time", Json.time(alert.time()))
                .put("by", verdict.by())
                .put("at", verdict.at()));
    }
}
