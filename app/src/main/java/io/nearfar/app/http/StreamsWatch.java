package io.nearfar.app.http;

import io.nearfar.stream.NearfarStreams;
import io.nearfar.stream.Rebuilds;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;

/** Takes snapshots of the streams, from the moment it is told of them. Safe for all threads. */
public final class StreamsWatch implements Supplier<Snapshot> {

    private static final String RESTORING = "active-restoring-tasks";
    private static final String ALIVE = "alive-stream-threads";

    private final Rebuilds rebuilds;
    private volatile Optional<NearfarStreams> watched = Optional.empty();

    public StreamsWatch(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    /** From now on snapshots are of these streams. */
    public void watch(NearfarStreams streams) {
        watched = Optional.of(streams);
    }

    @Override
    public Snapshot get() {
        return watched.map(this::snapshot).orElse(Snapshot.BEFORE_STREAMS);
    }

    private Snapshot snapshot(NearfarStreams streams) {
        KafkaStreams client = streams.client();
        return new Snapshot(
                Optional.of(client.state()),
                sum(client, ALIVE),
                sum(client, RESTORING),
                rebuilds.underWay(),
                streams.hasRun());
    }

    /** Of a metric of Kafka Streams that is a whole number, over all threads that have it. */
    private static int sum(KafkaStreams client, String name) {
        return client.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(name))
                .mapToInt(metric -> metric.metricValue() instanceof Number number ? Math.max(0, number.intValue()) : 0)
                .sum();
    }
}
