package io.nearfar.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/** A worker's side of a task: remembers what was reported and how long to wait. */
final class TaskContext implements SinkTaskContext {

    private final boolean tolerant;
    private final List<String> reported = new ArrayList<>();
    private Optional<Duration> pause = Optional.empty();

    TaskContext(boolean tolerant) {
        this.tolerant = tolerant;
    }

    /** Offset and message of each failure. */
    List<String> reported() {
        return List.copyOf(reported);
    }

    /** The last wait that was asked for. */
    Optional<Duration> pause() {
        return pause;
    }

    @Override
    public @Nullable ErrantRecordReporter errantRecordReporter() {
        return tolerant
                ? (record, failure) -> {
                    reported.add("%d: %s".formatted(record.kafkaOffset(), failure.getMessage()));
                    return CompletableFuture.completedFuture(null);
                }
                : null;
    }

    @Override
    public void timeout(long millis) {
        pause = Optional.of(Duration.ofMillis(millis));
    }

    @Override
    public Map<String, String> configs() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void offset(Map<TopicPartition, Long> offsets) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void offset(TopicPartition partition, long offset) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<TopicPartition> assignment() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void pause(TopicPartition... partitions) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void resume(TopicPartition... partitions) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void requestCommit() {
        throw new UnsupportedOperationException();
    }

    @Override
    public PluginMetrics pluginMetrics() {
        throw new UnsupportedOperationException();
    }
}
