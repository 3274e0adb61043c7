package io.nearfar.stream;

import io.nearfar.detection.Change;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Asks for the decision about each record, writes what it changes to the stores, then sends what it found.
 *
 * @param <V> what arrives on the scope topic
 */
final class DetectProcessor<V> implements Processor<String, V, String, Output> {

    private static final Duration SOON = Duration.ofMillis(100);

    private final Judge<V> judge;
    private final Part part;
    private ProcessorContext<String, Output> context;
    private StoredMemory memory;
    private Sweep sweep;
    private long began;

    private DetectProcessor(Judge<V> judge, Part part) {
        this.judge = judge;
        this.part = part;
    }

    /**
     * What every processor of a stream shares.
     *
     * @param stream the stream
     * @param announcer what leaves it
     * @param metrics what is counted
     * @param clock when alerts are found; decides nothing
     */
    record Part(StreamConfig stream, Announcer announcer, NearfarMetrics metrics, Clock clock) {}

    /** Supplies one processor per task, together with the stores it owns. */
    static <V> ProcessorSupplier<String, V, String, Output> supplier(Judge<V> judge, Part part) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, V, String, Output> get() {
                return new DetectProcessor<>(judge, part);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return StreamStores.builders(part.stream().name(), part.stream().window());
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Output> context) {
        this.context = context;
        StreamStores stores = StreamStores.of(part.stream().name(), context);
        this.memory = judge.memory(stores, part.metrics().watch(part.stream().name(), context.taskId()));
        part.metrics().opened(part.stream().name(), this, memory.load());
        this.sweep = new Sweep(stores, part.stream().window(), memory);
        this.began = part.clock().millis();
        keepStartSoon();
    }

    @Override
    public void process(Record<String, V> record) {
        V value = record.value();
        keepStart();
        Ruling ruling = judge.rule(value, memory);
        List<Output> outputs = part.announcer().outputs(judge.identity(value), ruling, part.clock());
        judge.apply(value, ruling, memory);
        sweep.tick();
        count(ruling, record.timestamp());
        outputs.forEach(output -> context.forward(record.withValue(output)));
    }

    @Override
    public void close() {
        part.metrics().closed(part.stream().name(), this);
    }

    private void count(Ruling ruling, long timestamp) {
        String stream = part.stream().name();
        part.metrics().judged(stream, ruling.decision().outcome());
        part.metrics().decided(stream, ruling.decision());
        ruling.alerts().forEach(alert -> part.metrics().delayed(stream, timestamp, part.clock()));
        ruling.alerts().forEach(alert -> part.metrics().alerted(stream, alert.kind()));
        ruling.held().forEach(held -> part.metrics().suppressed(stream, held.kind(), held.reason()));
    }

    /** The instant of the first start is written once the task runs, for what is written before that is not committed. */
    private void keepStart() {
        if (memory.started() == 0) {
            memory.apply(List.of(new Change.PutStart(began)));
        }
    }

    private void keepStartSoon() {
        if (memory.started() == 0) {
            AtomicReference<Cancellable> once = new AtomicReference<>();
            once.set(context.schedule(SOON, PunctuationType.WALL_CLOCK_TIME, time -> {
                keepStart();
                Optional.ofNullable(once.get()).ifPresent(Cancellable::cancel);
            }));
        }
    }
}
