package io.nearfar.app.http;

import io.nearfar.detection.Budget;
import io.nearfar.detection.OutlierConfig;
import io.nearfar.detection.PaymentDetector;
import io.nearfar.detection.Thresholds;
import io.nearfar.embedding.ModelId;
import io.nearfar.record.Kind;
import io.nearfar.stream.AlertKind;
import io.nearfar.stream.NearfarConfig;
import io.nearfar.stream.StreamConfig;
import io.nearfar.surge.SurgeConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What runs, and from which scores on it speaks: the same numbers as in the alerts. Holds nothing that connects to a broker
 * or hides personal data, so that no secret can be told. Safe for all threads.
 */
public final class WhatRuns {

    private final String version;
    private final NearfarConfig config;
    private volatile Optional<ModelId> model = Optional.empty();

    public WhatRuns(String version, NearfarConfig config) {
        this.version = version;
        this.config = config;
    }

    /** From now on that model is in use. */
    public void loaded(ModelId loaded) {
        model = Optional.of(loaded);
    }

    /** As it is answered; the model is empty until it is loaded. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("version", version);
        body.put("application", config.application());
        body.put("instance", config.instance());
        body.put("model", model.map(WhatRuns::model).orElseGet(Map::of));
        body.put("settings", config.settingsHash());
        Map<String, Object> streams = new LinkedHashMap<>();
        config.streams().forEach(stream -> streams.put(stream.name(), stream(stream)));
        body.put("streams", streams);
        return body;
    }

    private static Map<String, Object> model(ModelId model) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", model.name());
        body.put("fingerprint", model.fingerprint());
        body.put("dimensions", model.dimensions());
        return body;
    }

    private static Map<String, Object> stream(StreamConfig stream) {
        Kind kind = stream.mapping().kind();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", kind.label());
        body.put(
                "alerts",
                stream.alerts().kinds().stream().sorted().map(AlertKind::label).toList());
        switch (kind) {
            case TICKET -> ticket(body, stream.duplicates().forTickets().thresholds());
            case LOG -> log(body, stream.duplicates().forLogs().thresholds());
            case TRANSACTION ->
                body.put(
                        "duplicate", threshold(PaymentDetector.threshold(), "fixed confidence, odds by gap and trade"));
        }
        body.put("outlier", outlier(stream.outliers()));
        if (kind != Kind.TRANSACTION) {
            body.put("surge", surge(stream.surges()));
        }
        body.put("max_alerts_per_minute", stream.alerts().maxPerMinute());
        return body;
    }

    private static void ticket(Map<String, Object> body, Thresholds thresholds) {
        body.put("duplicate", threshold(thresholds.duplicate(), thresholds.duplicateOrigin()));
        body.put("related", threshold(thresholds.related(), thresholds.relatedOrigin()));
    }

    private static void log(Map<String, Object> body, Thresholds thresholds) {
        body.put("duplicate", threshold(thresholds.duplicate(), thresholds.duplicateOrigin()));
    }

    private static Map<String, Object> threshold(double score, String origin) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("threshold", score);
        body.put("origin", origin);
        return body;
    }

    private static Map<String, Object> outlier(OutlierConfig outliers) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("min_percentile", outliers.minPercentile());
        body.put("budget", budget(outliers.budget()));
        body.put("warmup", outliers.warmup());
        body.put("remind_after", outliers.remindAfter().toString());
        return body;
    }

    private static String budget(Budget budget) {
        return switch (budget) {
            case Budget.PerDay number -> number.alerts() + "/day";
            case Budget.Share share -> share.percent().toPlainString() + "%";
        };
    }

    private static Map<String, Object> surge(SurgeConfig surges) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("min_requesters", surges.minRequesters());
        body.put("false_alarm_every", surges.falseAlarmEvery().toString());
        return body;
    }
}
