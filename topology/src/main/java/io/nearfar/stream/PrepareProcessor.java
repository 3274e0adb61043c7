package io.nearfar.stream;

import io.nearfar.record.LogLine;
import io.nearfar.record.PreparedRecord;
import io.nearfar.record.SourceRecord;
import io.nearfar.record.TextConfig;
import io.nearfar.record.TextPreparation;
import io.nearfar.record.Ticket;
import io.nearfar.record.Transaction;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Prepares tickets and log lines for embedding. */
final class PrepareProcessor extends ContextualProcessor<String, SourceRecord, String, PreparedRecord> {

    private final TextPreparation preparation = new TextPreparation();
    private final TextConfig text;

    PrepareProcessor(TextConfig text) {
        this.text = text;
    }

    @Override
    public void process(Record<String, SourceRecord> record) {
        PreparedRecord prepared = switch (record.value()) {
            case Ticket ticket -> PreparedRecord.of(ticket, preparation, text.language());
            case LogLine line -> PreparedRecord.of(line, preparation);
            case Transaction payment ->
                throw new IllegalStateException(
                        "payment " + payment.identity().source().coordinates() + " in a stream of texts");
        };
        context().forward(record.withValue(prepared));
    }
}
