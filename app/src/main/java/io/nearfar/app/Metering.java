package io.nearfar.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.nearfar.app.settings.Settings;
import io.nearfar.embedding.ModelId;
import io.nearfar.stream.MetricName;
import io.nearfar.stream.NearfarConfig;
import io.nearfar.stream.NearfarMetrics;
import io.nearfar.stream.NearfarStreams;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The registry that {@code run} owns, with the meters of Nearfar, Kafka Streams, the process and its virtual machine, and
 * the log of Nearfar's own counts. Every meter carries the application id. Opened and closed by the command, safe to close
 * twice; the registry can be scraped to the end.
 */
final class Metering implements AutoCloseable {

    /** How late a meter of Kafka Streams may show that came with a task or a topic. */
    private static final Duration REFRESH = Duration.ofSeconds(10);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CountsLog counts = new CountsLog(registry);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final ScheduledExecutorService refresh = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("kafka-metrics").factory());
    private volatile Optional<KafkaStreamsMetrics> kafka = Optional.empty();

    private Metering() {}

    /** Meters the process and what Nearfar itself counts. */
    static Metering open(Settings settings, NearfarMetrics nearfar) {
        Metering metering = new Metering();
        metering.registry
                .config()
                .meterFilter(KafkaMeters.of(settings))
                .commonTags("application", settings.config().application());
        metering.bindProcess();
        nearfar.bindTo(metering.registry);
        metering.counts.start();
        return metering;
    }

    private void bindProcess() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /** Meters streams that have not started yet, and says what they run with. Called at most once. */
    void watch(NearfarStreams streams, ModelId model, NearfarConfig config) {
        Gauge.builder(MetricName.INFO.dotted(), () -> 1)
                .description(MetricName.INFO.sentence())
                .tag("version", Main.VERSION)
                .tag("model", model.name() + "/" + model.fingerprint())
                .tag("settings", config.settingsHash())
                .register(registry);
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams.client(), List.of(), refresh, REFRESH);
        metrics.bindTo(registry);
        new DiskSpaceMetrics(streams.folder().toFile()).bindTo(registry);
        kafka = Optional.of(metrics);
        config.streams().forEach(stream -> diskBytes(streams, stream.name()));
    }

    private void diskBytes(NearfarStreams streams, String stream) {
        Gauge.builder(MetricName.WINDOW_BYTES.dotted(), () -> streams.diskBytes(stream))
                .description(MetricName.WINDOW_BYTES.sentence())
                .baseUnit(MetricName.WINDOW_BYTES.unit())
                .tag("stream", stream)
                .tag("place", "disk")
                .register(registry);
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    @Override
    public void close() {
        counts.close();
        refresh.shutdownNow();
        kafka.ifPresent(KafkaStreamsMetrics::close);
        collections.close();
        registry.close();
    }
}
