package io.nearfar.app.check;

import io.nearfar.app.settings.SettingsReader;
import io.nearfar.record.Redactor;
import io.nearfar.stream.StreamConfig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Sampled values, and streams to read them with. */
final class Samples {

    static final Redactor REDACTOR = Redactor.of("a key for tests only".getBytes(StandardCharsets.UTF_8));
    static final long START = 1_760_000_000_000L;

    private Samples() {}

    /** The only stream of the settings {@code streams: {...}}. */
    static StreamConfig stream(String settings) {
        return SettingsReader.read("streams: {" + settings + "}")
                .config()
                .streams()
                .getFirst();
    }

    /** Values of one partition, one second apart. */
    static List<ConsumerRecord<byte[], byte[]>> values(String... json) {
        List<ConsumerRecord<byte[], byte[]>> values = new ArrayList<>();
        for (String each : json) {
            values.add(value(0, values.size(), START + 1_000L * values.size(), each));
        }
        return values;
    }

    static ConsumerRecord<byte[], byte[]> value(int partition, long offset, long timestamp, String json) {
        return new ConsumerRecord<>(
                "topic",
                partition,
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                json.getBytes(StandardCharsets.UTF_8),
                new RecordHeaders(),
                Optional.empty());
    }

    static ReadSample read(StreamConfig stream, String... json) {
        return SampleReader.of(stream, stream.mapping(), REDACTOR).read(values(json));
    }

    static Readability diagnosis(StreamConfig stream, String... json) {
        return new Diagnosis(stream, REDACTOR).of(read(stream, json));
    }
}
