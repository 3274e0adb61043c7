package io.nearfar.stream;

import io.nearfar.alert.LabelLine;
import io.nearfar.detection.Change;
import io.nearfar.detection.Hearing;
import io.nearfar.detection.PastAlert;
import io.nearfar.detection.Verdict;
import io.nearfar.record.Kind;
import io.nearfar.record.Scope;
import io.nearfar.stream.RefusedVerdict.Reason;
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
final class DetectProcessor<V> implements Processor<String, Arrival<V>, String, Output> {

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
     * @param next where verdicts on alerts that this stream does not know are asked next, the scope topic of another stream;
     *     empty for the last
     */
    record Part(StreamConfig stream, Announcer announcer, NearfarMetrics metrics, Clock clock, Optional<String> next) {}

    /** Supplies one processor per task, together with the stores it owns. */
    static <V> ProcessorSupplier<String, Arrival<V>, String, Output> supplier(Judge<V> judge, Part part) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Arrival<V>, String, Output> get() {
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
        boolean templates = part.stream().mapping().kind() == Kind.LOG;
        this.sweep = new Sweep(stores, part.stream().window(), templates, memory);
        this.began = part.clock().millis();
        tellTallies();
        keepStartSoon();
    }

    @Override
    public void process(Record<String, Arrival<V>> record) {
        keepStart();
        switch (record.value()) {
            case Arrival.Told<V>(V value) -> judge(record, value);
            case Arrival.Heard<V>(Verdict verdict) -> hear(record, verdict);
        }
    }

    private void judge(Record<String, ?> record, V value) {
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
        memory.close();
    }

    /** A verdict that cannot be acted on is refused before anything changes, and becomes a dead letter. */
    private void hear(Record<String, ?> record, Verdict verdict) {
        Scope scope = Scope.ofKey(part.stream().name(), record.key());
        Hearing hearing = judge.hear(scope, verdict, memory);
        if (hearing.outcome() == Hearing.Outcome.UNKNOWN_ALERT
                && verdict.stream().isEmpty()
                && part.next().isPresent()) {
            context.forward(record.withValue(new Output.Passed(part.next().get(), verdict)));
            return;
        }
        refuse(hearing.outcome());
        if (hearing.outcome() == Hearing.Outcome.TAKEN) {
            PastAlert alert = hearing.alert().orElseThrow();
            Output label = part.announcer().label(scope, verdict, alert);
            judge.apply(hearing, memory);
            part.metrics().heard(part.stream().name(), alert.said(), verdict.opinion());
            tellTallies();
            context.forward(record.withKey(LabelLine.key(verdict, alert)).withValue(label));
        }
        sweep.tick();
    }

    private static void refuse(Hearing.Outcome outcome) {
        switch (outcome) {
            case TAKEN, REPEATED -> {}
            case UNKNOWN_ALERT -> throw new RefusedVerdict(Reason.UNKNOWN_ALERT);
            case CONTRADICTED -> throw new RefusedVerdict(Reason.CONTRADICTED);
            case UNKNOWN_RECORD -> throw new RefusedVerdict(Reason.UNKNOWN_RECORD);
            case NOT_APPLICABLE -> throw new RefusedVerdict(Reason.NOT_APPLICABLE);
            case FULL -> throw new RefusedVerdict(Reason.TOO_MANY_APART);
        }
    }

    private void tellTallies() {
        for (PastAlert.Said said : PastAlert.Said.values()) {
            part.metrics().realised(part.stream().name(), this, said, memory.tally(said));
        }
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
