package io.nearfar.stream;

import io.nearfar.record.Reading;
import io.nearfar.record.RecordReader;
import io.nearfar.record.Source;
import io.nearfar.record.SourceRecord;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Reads bytes into records and keys them by scope. What cannot be read leaves as {@link
 * io.nearfar.record.UnreadableRecord}, which the stream's exception handler turns into a dead letter.
 *
 * <p>A value may hold many records: all are read before the first is forwarded, so a dead letter stands for a value of which
 * nothing went on. What holds nothing to compare is skipped and counted with its reason. Of the source's headers only {@code
 * traceparent} goes on.
 */
final class ReadProcessor extends ContextualProcessor<byte[], byte[], String, SourceRecord> {

    private static final String TRACE = "traceparent";
    private static final int MAX_TRACE = 256;

    private final String stream;
    private final RecordReader reader;
    private final NearfarMetrics metrics;

    ReadProcessor(String stream, RecordReader reader, NearfarMetrics metrics) {
        this.stream = stream;
        this.reader = reader;
        this.metrics = metrics;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Reading reading = reader.read(record.value(), source(record));
        reading.skipped().forEach(reason -> metrics.skipped(stream, reason));
        Headers headers = onlyTrace(record.headers());
        for (SourceRecord each : reading.records()) {
            String key = each.identity().scope().key();
            context().forward(new Record<>(key, each, record.timestamp(), headers));
        }
    }

    private Source source(Record<byte[], byte[]> record) {
        RecordMetadata at = context().recordMetadata().orElseThrow();
        return new Source(
                at.topic(),
                at.partition(),
                at.offset(),
                reader.key(record.key()),
                Instant.ofEpochMilli(record.timestamp()));
    }

    private static Headers onlyTrace(Headers headers) {
        Headers kept = new RecordHeaders();
        Header trace = headers.lastHeader(TRACE);
        if (trace != null && trace.value() != null && trace.value().length <= MAX_TRACE) {
            kept.add(trace);
        }
        return kept;
    }
}
