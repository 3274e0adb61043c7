package io.nearfar.stream;

import io.nearfar.detection.Decision;
import io.nearfar.stream.Announcer.Announced;
import java.time.Clock;
import java.util.List;
import java.util.Set;
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

    private final Judge<V> judge;
    private final Part part;
    private ProcessorContext<String, Output> context;
    private StoredMemory memory;
    private Sweep sweep;

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
        this.memory = judge.memory(stores)
                .watched(index -> part.metrics().timed(part.stream().name(), index));
        part.metrics().opened(part.stream().name(), this, memory.load());
        this.sweep = new Sweep(stores, part.stream().window(), memory);
    }

    @Override
    public void process(Record<String, V> record) {
        V value = record.value();
        Decision decision = judge.decide(value, memory);
        List<Announced> alerts = judge.alerts(value, decision);
        List<Output> outputs = part.announcer().outputs(judge.identity(value), decision, alerts, part.clock());
        judge.apply(value, decision, memory);
        sweep.tick();
        part.metrics().judged(part.stream().name(), decision.outcome());
        part.metrics().decided(part.stream().name(), decision);
        alerts.forEach(alert -> part.metrics().delayed(part.stream().name(), record.timestamp(), part.clock()));
        alerts.forEach(alert -> part.metrics().alerted(part.stream().name(), alert.kind()));
        outputs.forEach(output -> context.forward(record.withValue(output)));
    }

    @Override
    public void close() {
        part.metrics().closed(part.stream().name(), this);
    }
}
