package io.nearfar.app.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.nearfar.app.Cause;
import io.nearfar.app.CommandFailed;
import io.nearfar.app.settings.HttpSettings;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Answers GET and HEAD for {@code /health/live}, {@code /health/ready}, {@code /health/startup}, {@code /metrics} and
 * {@code /info}, and nothing else, on at most 8 threads of its own and to at most 64 connections at a time. Needs neither broker nor streams, so that it can be there before them.
 */
public final class HttpServer implements AutoCloseable {

    private static final int MOST_THREADS = 8;
    private static final int LEAST_THREADS = 1;
    private static final int MOST_CONNECTIONS = 64;
    private static final int IDLE_MILLIS = 30_000;

    private final Javalin javalin;
    private final int port;

    private HttpServer(Javalin listening) {
        this.javalin = listening;
        this.port = listening.port();
    }

    /**
     * Starts to listen.
     *
     * @param snapshots how the streams are now
     * @param info what runs
     * @throws CommandFailed when it cannot listen there, such as when the port is in use
     */
    public static HttpServer start(
            HttpSettings settings, Supplier<Snapshot> snapshots, WhatRuns info, PrometheusMeterRegistry registry) {
        Endpoints endpoints = new Endpoints(snapshots, info, registry);
        Javalin javalin = Javalin.create(config -> configure(config, settings, endpoints));
        try {
            return new HttpServer(javalin.start());
        } catch (JavalinException e) {
            javalin.stop();
            throw new CommandFailed(
                    "cannot listen for HTTP at %s:%d: %s; see http.host and http.port"
                            .formatted(settings.host(), settings.port(), Cause.line(e)),
                    e);
        }
    }

    private static void configure(JavalinConfig config, HttpSettings settings, Endpoints endpoints) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.jetty.host = settings.host();
        config.jetty.port = settings.port();
        config.jetty.threadPool = threads();
        config.jetty.modifyHttpConfiguration(HttpServer::saysLittle);
        config.jetty.modifyServer(HttpServer::bound);
        endpoints.addTo(config.routes);
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS, IDLE_MILLIS);
        threads.setName("http");
        threads.setDaemon(true);
        return threads;
    }

    /** What the server itself refuses, such as a line that is no HTTP, gets a status and no page. */
    private static void bound(Server server) {
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        server.setErrorHandler((request, response, callback) -> {
            response.write(true, ByteBuffer.allocate(0), callback);
            return true;
        });
    }

    private static void saysLittle(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setIdleTimeout(IDLE_MILLIS);
    }

    /** The port it listens at, or did. */
    public int port() {
        return port;
    }

    /** Stops listening; does nothing the second time. */
    @Override
    public void close() {
        javalin.stop();
    }
}
