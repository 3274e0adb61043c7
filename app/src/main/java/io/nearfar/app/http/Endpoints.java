package io.nearfar.app.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.nearfar.app.http.Health.Verdict;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered to which path. */
final class Endpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final String OPEN_METRICS_1 = OPEN_METRICS + "; version=1.0.0; charset=utf-8";
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<Snapshot> snapshots;
    private final WhatRuns info;
    private final PrometheusMeterRegistry registry;

    Endpoints(Supplier<Snapshot> snapshots, WhatRuns info, PrometheusMeterRegistry registry) {
        this.snapshots = snapshots;
        this.info = info;
        this.registry = registry;
    }

    void addTo(RoutesConfig routes) {
        add(routes, "/health/live", context -> health(context, Health::live));
        add(routes, "/health/ready", context -> health(context, Health::ready));
        add(routes, "/health/startup", context -> health(context, Health::startup));
        add(routes, "/metrics", this::metrics);
        add(routes, "/info", context -> json(context, info.body()));
        routes.before(context -> context.header("Cache-Control", "no-store"));
        routes.error(HttpStatus.NOT_FOUND.getCode(), context -> json(context, Map.of("error", "not found")));
        routes.error(HttpStatus.METHOD_NOT_ALLOWED.getCode(), Endpoints::onlyReading);
        routes.exception(Exception.class, Endpoints::failed);
    }

    /** A HEAD is answered as a GET is, without the body: its status says what is wanted. */
    private static void add(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }

    private void health(Context context, Function<Health, Verdict> question) throws JsonProcessingException {
        Snapshot snapshot = snapshots.get();
        Verdict verdict = question.apply(Health.of(snapshot));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", verdict.up() ? "up" : "down");
        body.put("state", snapshot.stateName());
        body.put("reasons", verdict.reasons());
        context.status(verdict.up() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
        json(context, body);
    }

    private void metrics(Context context) {
        String type = accepts(context, OPEN_METRICS) ? OPEN_METRICS_1 : PROMETHEUS_TEXT;
        context.contentType(type).result(registry.scrape(type));
    }

    private static boolean accepts(Context context, String type) {
        String accepted = context.header("Accept");
        return accepted != null && accepted.toLowerCase(Locale.ROOT).contains(type);
    }

    private static void onlyReading(Context context) throws JsonProcessingException {
        context.header("Allow", "GET, HEAD");
        json(context, Map.of("error", "only GET and HEAD are answered"));
    }

    private static void failed(Exception thrown, Context context) {
        LOG.warn("event=http-failed", thrown);
        context.status(HttpStatus.INTERNAL_SERVER_ERROR)
                .contentType("application/json")
                .result("{\"error\":\"failed\"}");
    }

    private static void json(Context context, Map<String, ?> body) throws JsonProcessingException {
        context.contentType("application/json").result(JSON.writeValueAsBytes(body));
    }
}
