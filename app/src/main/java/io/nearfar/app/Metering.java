package io.nearfar.app;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.nearfar.stream.NearfarMetrics;
import io.nearfar.stream.NearfarStreams;

/**
 * The registry that {@code run} owns, with the meters of Nearfar, Kafka Streams and the virtual machine, and the log of
 * Nearfar's own counts. Opened and closed by the command, safe to close twice.
 */
final class Metering implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final KafkaStreamsMetrics kafka;
    private final CountsLog counts = new CountsLog(registry);

    private Metering(NearfarStreams streams) {
        this.kafka = new KafkaStreamsMetrics(streams.client());
    }

    /** Meters streams that have not started yet. */
    static Metering open(NearfarMetrics nearfar, NearfarStreams streams) {
        Metering metering = new Metering(streams);
        nearfar.bindTo(metering.registry);
        metering.kafka.bindTo(metering.registry);
        new JvmMemoryMetrics().bindTo(metering.registry);
        metering.collections.bindTo(metering.registry);
        new JvmThreadMetrics().bindTo(metering.registry);
        new ProcessorMetrics().bindTo(metering.registry);
        metering.counts.start();
        return metering;
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    @Override
    public void close() {
        counts.close();
        kafka.close();
        collections.close();
        registry.close();
    }
}
