package io.nearfar.stream;

import io.nearfar.sketch.BitLoops;
import io.nearfar.sketch.PlainLoops;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running application. Started once, closed once; what it was given (embedder, metrics) stays the caller's to close.
 */
public final class NearfarStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NearfarStreams.class);
    /** How long {@link #close} waits at most. */
    public static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

    private static final String FILE_BYTES = "total-sst-files-size";

    private final KafkaStreams streams;
    private final SharedRocksMemory.Pool memory;
    private final ThreadFailures failures;
    private final StateFolder state;
    private final GroupMembershipOperation atClose;
    private boolean started;
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private NearfarStreams(
            KafkaStreams streams,
            SharedRocksMemory.Pool memory,
            ThreadFailures failures,
            StateFolder state,
            GroupMembershipOperation atClose) {
        this.streams = streams;
        this.memory = memory;
        this.failures = failures;
        this.state = state;
        this.atClose = atClose;
    }

    /**
     * Builds the topology and the client; connects to nothing yet.
     *
     * @param kafka the user's Kafka properties, {@code bootstrap.servers} among them
     */
    public static NearfarStreams create(NearfarConfig config, NearfarTopology.Parts parts, Map<String, Object> kafka) {
        if (BitLoops.fastest() instanceof PlainLoops) {
            LOG.info("loops=plain mend=\"java --add-modules jdk.incubator.vector\"");
        }
        SharedRocksMemory.Pool memory = new SharedRocksMemory.Pool(config.memory());
        Properties settings = StreamsSettings.of(config, kafka, parts.metrics(), parts.redactor(), memory);
        KafkaStreams streams = new KafkaStreams(NearfarTopology.build(config, parts, settings), settings);
        ThreadFailures failures = new ThreadFailures(parts.clock());
        NearfarStreams nearfar =
                new NearfarStreams(streams, memory, failures, StateFolder.of(settings), Membership.atClose(kafka));
        streams.setUncaughtExceptionHandler(failures);
        streams.setStateListener(nearfar::changed);
        return nearfar;
    }

    private void changed(State now, State before) {
        LOG.info("state={} before={}", now, before);
        if (now == State.RUNNING) {
            running.countDown();
        }
        if (now.hasCompletedShutdown()) {
            ended.countDown();
        }
    }

    /** Starts, with the state on disk if the last instance there left it in order, else with what the changelogs hold. */
    public void start() {
        state.enter();
        streams.start();
        started = true;
    }

    /** Waits until every thread has its tasks and their state; false when that takes longer than {@code most}. */
    public boolean awaitRunning(Duration most) throws InterruptedException {
        return running.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the application has stopped. */
    public boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /** Whether every thread has once had its tasks and their state. */
    public boolean hasRun() {
        return running.getCount() == 0;
    }

    /** Waits until the application has stopped; what it failed with, if it failed. */
    public Optional<Throwable> awaitEnd() throws InterruptedException {
        ended.await();
        return streams.state() == State.ERROR ? failures.last() : Optional.empty();
    }

    /** The client underneath, for its state and metrics. */
    public KafkaStreams client() {
        return streams;
    }

    /** Where the state lies on disk. */
    public Path folder() {
        return state.path();
    }

    /** Bytes of files that the rows of a stream take on this instance's disk, as RocksDB last counted them. */
    public double diskBytes(String stream) {
        String store = StreamStores.rowsName(stream);
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(FILE_BYTES))
                .filter(metric -> metric.metricName().tags().containsValue(store))
                .mapToDouble(metric -> metric.metricValue() instanceof Number bytes ? bytes.doubleValue() : 0)
                .sum();
    }

    /** Stops, leaves the consumer group unless it is a named member of it, and releases native memory; waits at most 20 seconds. */
    @Override
    public void close() {
        CloseOptions options = CloseOptions.timeout(CLOSE_WITHIN).withGroupMembershipOperation(atClose);
        if (streams.close(options)) {
            memory.close();
            if (started && streams.state() == State.NOT_RUNNING) {
                state.leave();
            }
        } else {
            LOG.warn("seconds={} threads did not stop in time", CLOSE_WITHIN.toSeconds());
        }
    }
}
