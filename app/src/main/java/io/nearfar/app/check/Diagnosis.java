package io.nearfar.app.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.app.check.ReadSample.Refused;
import io.nearfar.app.check.Readability.Problem;
import io.nearfar.record.Mapping;
import io.nearfar.record.Redactor;
import io.nearfar.record.UnreadableRecord;
import io.nearfar.record.UnreadableRecord.Reason;
import io.nearfar.stream.StreamConfig;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out why values cannot be read and which setting mends it.
 *
 * @param stream as it is set
 * @param redactor that of the streams
 */
record Diagnosis(StreamConfig stream, Redactor redactor) {

    /** The reader names the field, or the fields of which one is needed, so. */
    private static final Pattern FIELD = Pattern.compile("field '([a-z0-9_]+(?: or [a-z0-9_]+)*)'");

    private static final String TIME = "time";

    /** What the sample says about the stream's settings. */
    Readability of(ReadSample sample) {
        Map<String, List<Refused>> reasons = sample.refused().stream()
                .collect(Collectors.groupingBy(
                        refused -> label(refused.why()), LinkedHashMap::new, Collectors.toList()));
        List<Problem> problems = reasons.values().stream()
                .map(this::problem)
                .sorted(Comparator.comparingInt(Problem::count).reversed())
                .toList();
        return new Readability(
                sample.readable(),
                sample.refused().size(),
                sample.readableShare(),
                sample.skipped(),
                problems,
                new Alternatives(stream, redactor).of(sample.refused()));
    }

    /** One problem each field; of what is no matter of a field the details differ from value to value. */
    private String label(UnreadableRecord why) {
        return why.reason().label() + fields(why);
    }

    private Problem problem(List<Refused> of) {
        UnreadableRecord why = of.getFirst().why();
        List<String> fields = fields(why);
        return new Problem(why.reason(), detail(why), of.size(), advice(why.reason(), fields), pointers(of, fields));
    }

    private static String detail(UnreadableRecord why) {
        String message = String.valueOf(why.getMessage());
        return message.substring(message.indexOf(' ') + 1);
    }

    /** The stream's fields that are meant; none where what is wrong is the envelope that the preset unfolds. */
    private List<String> fields(UnreadableRecord why) {
        Matcher field = FIELD.matcher(String.valueOf(why.getMessage()));
        return field.find()
                ? Stream.of(field.group(1).split(" or ", -1))
                        .filter(this::isField)
                        .toList()
                : List.of();
    }

    private boolean isField(String name) {
        Mapping mapping = stream.mapping();
        return Mapping.known(mapping.kind()).contains(name)
                || mapping.fields().containsKey(name)
                || stream.scope().contains(name);
    }

    private SortedMap<String, List<String>> pointers(List<Refused> of, List<String> fields) {
        SampleReader reader = SampleReader.of(stream, stream.mapping(), redactor);
        List<JsonNode> documents = of.stream()
                .flatMap(refused -> reader.documents(refused.value()).stream())
                .toList();
        SortedMap<String, List<String>> pointers = new TreeMap<>();
        if (!documents.isEmpty()) {
            Pointers all = Pointers.of(documents, redactor);
            fields.forEach(field -> pointers.put(field, unmapped(field, all.like(field))));
        }
        pointers.values().removeIf(List::isEmpty);
        return pointers;
    }

    /** A pointer that the field has already is the one that does not work. */
    private List<String> unmapped(String field, List<String> found) {
        List<String> mapped = stream.mapping().fields().getOrDefault(field, List.of()).stream()
                .map(Object::toString)
                .toList();
        return found.stream().filter(pointer -> !mapped.contains(pointer)).toList();
    }

    private String advice(Reason reason, List<String> fields) {
        String settings = fields.stream().map(this::setting).collect(Collectors.joining(" or "));
        return switch (reason) {
            case MISSING_FIELD -> fields.isEmpty() ? preset() : "set " + settings;
            case WRONG_TYPE ->
                fields.isEmpty() ? preset() : "set %s to where the value itself stands".formatted(settings);
            case INVALID_EVENT_TIME -> "set streams.%s.time_format or %s".formatted(stream.name(), setting(TIME));
            case EVENT_TIME_AHEAD ->
                "set streams.%s.time_format, or %s to a time with its offset; else a producer's clock is ahead"
                        .formatted(stream.name(), setting(TIME));
            case INVALID_JSON -> "set streams.%s.topic to one with a JSON object as value".formatted(stream.name());
            case INVALID_UTF8 -> "let the producer write JSON in UTF-8; Avro and Protobuf are not read";
            case SCHEMA_REGISTRY_FRAMED -> "let the producer write plain JSON, without a schema registry's serializer";
            case TOO_LARGE, TOO_DEEP -> "none: such values stay dead letters, unless the producer writes less";
            case INVALID_KAFKA_TIMESTAMP -> "set message.timestamp.type=LogAppendTime for the topic";
        };
    }

    private String preset() {
        return "set streams.%s.preset to that of their writer: they are not what %s reads"
                .formatted(stream.name(), stream.mapping().preset());
    }

    private String setting(String field) {
        return "streams.%s.fields.%s".formatted(stream.name(), field);
    }
}
