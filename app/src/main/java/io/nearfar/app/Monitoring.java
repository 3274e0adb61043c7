package io.nearfar.app;

import io.nearfar.app.http.HttpServer;
import io.nearfar.app.http.StreamsWatch;
import io.nearfar.app.settings.HttpSettings;
import io.nearfar.app.settings.Settings;
import io.nearfar.embedding.ModelId;
import io.nearfar.stream.NearfarConfig;
import io.nearfar.stream.NearfarMetrics;
import io.nearfar.stream.NearfarStreams;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be seen of a run from outside: meters, the log of counts, and health and metrics over HTTP where that is
 * wanted. There before the streams and closed after them, safe to close twice.
 */
final class Monitoring implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Monitoring.class);

    private final NearfarConfig config;
    private final Metering metering;
    private final StreamsWatch streams;
    private final Optional<HttpServer> http;

    private Monitoring(NearfarConfig config, Metering metering, StreamsWatch streams, Optional<HttpServer> http) {
        this.config = config;
        this.metering = metering;
        this.streams = streams;
        this.http = http;
    }

    /**
     * Begins to meter and to answer.
     *
     * @throws CommandFailed when HTTP is wanted and cannot be had
     */
    static Monitoring start(Settings settings, NearfarMetrics nearfar) {
        StreamsWatch streams = new StreamsWatch(nearfar.rebuilds());
        Metering metering = Metering.open(settings.config(), nearfar);
        try {
            return new Monitoring(settings.config(), metering, streams, listen(settings.http(), streams, metering));
        } catch (CommandFailed e) {
            metering.close();
            throw e;
        }
    }

    private static Optional<HttpServer> listen(HttpSettings settings, StreamsWatch streams, Metering metering) {
        if (!settings.enabled()) {
            return Optional.empty();
        }
        HttpServer server = HttpServer.start(settings, streams, metering.registry());
        LOG.info("event=http-listening address={} port={}", settings.host(), server.port());
        return Optional.of(server);
    }

    /** From now on these streams are metered, and health is theirs; they have not started yet. Called at most once. */
    void watch(NearfarStreams started, ModelId model) {
        metering.watch(started, model, config);
        streams.watch(started);
    }

    @Override
    public void close() {
        metering.close();
        http.ifPresent(HttpServer::close);
    }
}
