package io.nearfar.stream;

import io.nearfar.record.Boilerplate;
import io.nearfar.record.Boilerplate.Sifted;
import io.nearfar.record.Hash128;
import io.nearfar.record.PreparedRecord;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Leaves out of tickets what it has learned to be template. What it learns is a function of the input partition's log; the vector
 * that comes of it travels on the scope topic, so that decisions stay functions of theirs.
 */
final class SiftProcessor extends ContextualProcessor<String, PreparedRecord, String, PreparedRecord> {

    private final String stream;
    private LineStore lines;

    private SiftProcessor(String stream) {
        this.stream = stream;
    }

    /** Supplies one processor per task, together with the store it owns. */
    static ProcessorSupplier<String, PreparedRecord, String, PreparedRecord> supplier(String stream) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, PreparedRecord, String, PreparedRecord> get() {
                return new SiftProcessor(stream);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(LineStore.builder(stream));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, PreparedRecord> context) {
        super.init(context);
        this.lines = LineStore.of(stream, context);
    }

    @Override
    public void process(Record<String, PreparedRecord> record) {
        PreparedRecord whole = record.value();
        Hash128 tenant = whole.identity().scope().tenantHash();
        Sifted sifted = Boilerplate.sift(whole, lines.counts(tenant));
        PreparedRecord rest = whole.sifted(sifted);
        lines.learn(tenant, sifted);
        context().forward(record.withValue(rest));
    }
}
