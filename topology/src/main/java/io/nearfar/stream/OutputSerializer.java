package io.nearfar.stream;

import io.cloudevents.kafka.CloudEventSerializer;
import io.nearfar.alert.VerdictFormat;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;

/** Writes alerts as CloudEvents in binary mode, and all else as plain JSON. */
final class OutputSerializer implements Serializer<Output> {

    private final CloudEventSerializer events = new CloudEventSerializer();

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        events.configure(Map.of(), isKey);
    }

    @Override
    public byte[] serialize(String topic, Output output) {
        throw new SerializationException("an output needs headers");
    }

    @Override
    public byte[] serialize(String topic, Headers headers, Output output) {
        return switch (output) {
            case Output.Event event -> events.serialize(topic, headers, event.event());
            case Output.Line line -> line.json().getBytes(StandardCharsets.UTF_8);
            case Output.Passed passed -> VerdictFormat.write(passed.verdict());
        };
    }
}
