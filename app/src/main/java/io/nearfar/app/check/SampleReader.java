package io.nearfar.app.check;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.record.Language;
import io.nearfar.record.LogLine;
import io.nearfar.record.Mapping;
import io.nearfar.record.PreparedRecord;
import io.nearfar.record.Reading;
import io.nearfar.record.RecordReader;
import io.nearfar.record.Redactor;
import io.nearfar.record.Source;
import io.nearfar.record.SourceRecord;
import io.nearfar.record.TextPreparation;
import io.nearfar.record.Ticket;
import io.nearfar.record.Transaction;
import io.nearfar.record.UnreadableRecord;
import io.nearfar.stream.StreamConfig;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads and prepares sampled values as {@code run} would with one mapping. */
final class SampleReader {

    private final RecordReader reader;
    private final Mapping mapping;
    private final Language language;
    private final TextPreparation preparation = new TextPreparation();

    private SampleReader(RecordReader reader, Mapping mapping, Language language) {
        this.reader = reader;
        this.mapping = mapping;
        this.language = language;
    }

    /**
     * Reads with {@code mapping} in place of the stream's own.
     *
     * @throws IllegalArgumentException if the mapping does not go with the stream's scope
     */
    static SampleReader of(StreamConfig stream, Mapping mapping, Redactor redactor) {
        return new SampleReader(
                RecordReader.of(stream.name(), mapping, stream.scope(), redactor),
                mapping,
                stream.text().language());
    }

    /** All that the values say, in their order. */
    ReadSample read(List<ConsumerRecord<byte[], byte[]>> values) {
        ReadSample.Collected collected = new ReadSample.Collected();
        for (ConsumerRecord<byte[], byte[]> value : values) {
            try {
                read(value, collected);
            } catch (UnreadableRecord e) {
                collected.refuse(value, e);
            }
        }
        return collected.sample();
    }

    private void read(ConsumerRecord<byte[], byte[]> value, ReadSample.Collected collected) {
        Source source = new Source(
                value.topic(),
                value.partition(),
                value.offset(),
                reader.key(value.key()),
                Instant.ofEpochMilli(Math.max(0, value.timestamp())));
        Reading read = reader.read(value.value(), source);
        read.skipped().forEach(collected::skip);
        if (read.records().isEmpty()) {
            return;
        }
        collected.readable();
        boolean named = namesTime(value);
        for (SourceRecord record : read.records()) {
            Instant time = record.identity().eventTime();
            collected.add(record, prepared(record), named || !time.equals(source.timestamp()));
        }
    }

    private Optional<PreparedRecord> prepared(SourceRecord record) {
        return switch (record) {
            case Ticket ticket -> Optional.of(PreparedRecord.of(ticket, preparation, language));
            case LogLine line -> Optional.of(PreparedRecord.of(line, preparation));
            case Transaction payment -> Optional.empty();
        };
    }

    /** A time of its own may be the Kafka timestamp to the millisecond. Of many documents in a value all must name one. */
    private boolean namesTime(ConsumerRecord<byte[], byte[]> value) {
        List<JsonPointer> pointers = mapping.fields().getOrDefault("time", List.of());
        return documents(value).stream()
                .allMatch(document -> pointers.stream().map(document::at).anyMatch(SampleReader::isPresent));
    }

    private static boolean isPresent(JsonNode node) {
        return node.isValueNode() && !node.asText().isBlank() && !node.isNull();
    }

    /** What the pointers lead into, to look for what the mapping misses; nothing where the preset cannot unfold the value. */
    List<JsonNode> documents(ConsumerRecord<byte[], byte[]> value) {
        try {
            return reader.documents(value.value());
        } catch (UnreadableRecord e) {
            return List.of();
        }
    }
}
