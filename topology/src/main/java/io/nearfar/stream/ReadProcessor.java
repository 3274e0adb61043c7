package io.nearfar.stream;

import io.nearfar.record.RecordReader;
import io.nearfar.record.Redactor;
import io.nearfar.record.Source;
import io.nearfar.record.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Reads bytes into records and keys them by scope. What cannot be read leaves as {@link
 * io.nearfar.record.UnreadableRecord}, which the stream's exception handler turns into a dead letter.
 *
 * <p>Of the source's headers only {@code traceparent} goes on.
 */
final class ReadProcessor extends ContextualProcessor<byte[], byte[], String, SourceRecord> {

    private static final String TRACE = "traceparent";
    private static final int MAX_KEY = 256;

    private final String stream;
    private final RecordReader reader;
    private final Redactor redactor;
    private final NearfarMetrics metrics;

    ReadProcessor(String stream, RecordReader reader, Redactor redactor, NearfarMetrics metrics) {
        this.stream = stream;
        this.reader = reader;
        this.redactor = redactor;
        this.metrics = metrics;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        List<SourceRecord> read = reader.read(record.value(), source(record));
        if (read.isEmpty()) {
            metrics.early(stream, NearfarMetrics.Early.SKIPPED);
        }
        Headers headers = onlyTrace(record.headers());
        for (SourceRecord each : read) {
            String key = each.identity().scope().key();
            context().forward(new Record<>(key, each, record.timestamp(), headers));
        }
    }

    private Source source(Record<byte[], byte[]> record) {
        RecordMetadata at = context().recordMetadata().orElseThrow();
        return new Source(
                at.topic(), at.partition(), at.offset(), key(record.key()), Instant.ofEpochMilli(record.timestamp()));
    }

    private String key(byte @Nullable [] key) {
        if (key == null) {
            return "";
        }
        String text = new String(key, 0, Math.min(key.length, MAX_KEY), StandardCharsets.UTF_8);
        String redacted = redactor.redact(text);
        return redacted.length() > MAX_KEY ? redacted.substring(0, MAX_KEY) : redacted;
    }

    private static Headers onlyTrace(Headers headers) {
        Headers kept = new RecordHeaders();
        Header trace = headers.lastHeader(TRACE);
        if (trace != null && trace.value() != null && trace.value().length <= MAX_KEY) {
            kept.add(trace);
        }
        return kept;
    }
}
