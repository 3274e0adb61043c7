package io.nearfar.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.detection.PastAlert;
import io.nearfar.detection.Verdict;
import io.nearfar.record.Scope;

/** A verdict that took effect, beside what was measured of the pair: what calibration learns from. */
public final class LabelLine {

    private LabelLine() {}

    /** Its Kafka key: the last word on each pair stays. */
    public static String key(Verdict verdict, PastAlert alert) {
        return alert.isOfOther(verdict) ? verdict.alert() + '/' + verdict.other() : verdict.alert();
    }

    /** One line of JSON without texts of records. Only of the alert's own pair is it known what was measured. */
    public static String of(Scope scope, Verdict verdict, PastAlert alert) {
        PastAlert.Pair pair = alert.pair();
        ObjectNode line = Json.object()
                .put("alert_id", verdict.alert())
                .put("verdict", verdict.opinion().label())
                .put("kind", alert.said().label())
                .put("stream", scope.stream())
                .put("tenant", scope.tenant())
                .put("scope", scope.key())
                .put("record_id", pair.record())
                .put("other_id", alert.other(verdict));
        if (!alert.isOfOther(verdict)) {
            line.put("similarity", Json.similarity(pair.similarity())).put("score", Json.score(pair.confidence()));
        }
        return Json.write(line.put("event_time", Json.time(alert.time()))
                .put("by", verdict.by())
                .put("at", verdict.at()));
    }
}
