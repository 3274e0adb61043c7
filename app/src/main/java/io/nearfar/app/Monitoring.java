package io.nearfar.app;

import io.nearfar.app.http.HttpServer;
import io.nearfar.app.http.StreamsWatch;
import io.nearfar.app.http.WhatRuns;
import io.nearfar.app.settings.Settings;
import io.nearfar.embedding.ModelId;
import io.nearfar.stream.NearfarConfig;
import io.nearfar.stream.NearfarMetrics;
import io.nearfar.stream.NearfarStreams;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be seen of a run from outside: meters, the log of counts, and health, metrics and what runs over HTTP where
 * that is wanted. There before the streams and closed after them, safe to close twice.
 */
public final class Monitoring implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Monitoring.class);

    private final NearfarConfig config;
    private final Metering metering;
    private final StreamsWatch streams;
    private final WhatRuns info;
    private final Optional<HttpServer> http;

    private Monitoring(
            NearfarConfig config, Metering metering, StreamsWatch streams, WhatRuns info, Optional<HttpServer> http) {
        this.config = config;
        this.metering = metering;
        this.streams = streams;
        this.info = info;
        this.http = http;
    }

    /**
     * Begins to meter and to answer.
     *
     * @throws CommandFailed when HTTP is wanted and cannot be had
     */
    public static Monitoring start(Settings settings, NearfarMetrics nearfar) {
        WhatRuns info = new WhatRuns(Main.VERSION, settings.config());
        StreamsWatch streams = new StreamsWatch(nearfar.rebuilds());
        Metering metering = Metering.open(settings, nearfar);
        try {
            return new Monitoring(
                    settings.config(), metering, streams, info, listen(settings, streams, metering, info));
        } catch (CommandFailed e) {
            metering.close();
            throw e;
        }
    }

    private static Optional<HttpServer> listen(
            Settings settings, StreamsWatch streams, Metering metering, WhatRuns info) {
        if (!settings.http().enabled()) {
            return Optional.empty();
        }
        HttpServer server = HttpServer.start(settings.http(), streams, info, metering.registry());
        LOG.info("event=http-listening address={} port={}", settings.http().host(), server.port());
        return Optional.of(server);
    }

    /** From now on these streams are metered, and health is theirs; they have not started yet. Called at most once. */
    public void watch(NearfarStreams started, ModelId model) {
        info.loaded(model);
        metering.watch(started, model, config);
        streams.watch(started);
    }

    /** The port it answers at over HTTP, empty where that is not wanted. */
    public OptionalInt port() {
        return http.stream().mapToInt(HttpServer::port).findFirst();
    }

    @Override
    public void close() {
        metering.close();
        http.ifPresent(HttpServer::close);
    }
}
