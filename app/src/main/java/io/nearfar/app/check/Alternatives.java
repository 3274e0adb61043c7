package io.nearfar.app.check;

import com.fasterxml.jackson.core.JsonPointer;
import io.nearfar.app.check.ReadSample.Refused;
import io.nearfar.app.check.Readability.Alternative;
import io.nearfar.record.Mapping;
import io.nearfar.record.Redactor;
import io.nearfar.record.TimeFormat;
import io.nearfar.record.UnreadableRecord.Reason;
import io.nearfar.stream.StreamConfig;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Tries other settings on values that cannot be read: every preset of the stream's kind, and every spelling of time where
 * that is what is wrong.
 *
 * @param stream as it is set
 * @param redactor that of the streams
 */
record Alternatives(StreamConfig stream, Redactor redactor) {

    /** Those that read some of the values, the best first. */
    List<Alternative> of(List<Refused> refused) {
        List<ConsumerRecord<byte[], byte[]>> values =
                refused.stream().map(Refused::value).toList();
        return candidates(refused).entrySet().stream()
                .map(candidate -> new Alternative(candidate.getKey(), share(candidate.getValue(), values)))
                .filter(alternative -> alternative.share() > 0)
                .sorted(Comparator.comparingDouble(Alternative::share).reversed())
                .toList();
    }

    private Map<String, Mapping> candidates(List<Refused> refused) {
        Map<String, Mapping> candidates = new LinkedHashMap<>();
        Mapping own = stream.mapping();
        if (refused.isEmpty()) {
            return candidates;
        }
        for (String preset : Mapping.presets(own.kind())) {
            candidates.put("preset: " + preset, preset(preset));
        }
        if (refused.stream().anyMatch(value -> isAboutTime(value.why().reason()))) {
            for (TimeFormat format : TimeFormat.values()) {
                candidates.put("time_format: " + format.name().toLowerCase(Locale.ROOT), own.withTimeFormat(format));
            }
        }
        candidates.values().removeIf(own::equals);
        return candidates;
    }

    private static boolean isAboutTime(Reason reason) {
        return reason == Reason.INVALID_EVENT_TIME || reason == Reason.EVENT_TIME_AHEAD;
    }

    /** A preset with what of the stream's own settings is no matter of presets: time, tenant, fields of the scope. */
    private Mapping preset(String name) {
        Mapping own = stream.mapping();
        Mapping preset = Mapping.preset(name, own.kind())
                .withTimeFormat(own.timeFormat())
                .withDefaultTenant(own.defaultTenant());
        Map<String, List<String>> scope = new TreeMap<>();
        for (String field : stream.scope()) {
            List<JsonPointer> pointers = own.fields().getOrDefault(field, List.of());
            if (!preset.fields().containsKey(field) && !pointers.isEmpty()) {
                scope.put(field, pointers.stream().map(JsonPointer::toString).toList());
            }
        }
        return preset.with(scope);
    }

    private double share(Mapping mapping, List<ConsumerRecord<byte[], byte[]>> values) {
        return reading(mapping)
                .map(reading -> (double) reading.read(values).readable() / values.size())
                .orElse(0.0);
    }

    /** Nothing where the scope does not go with the mapping. */
    private Optional<SampleReader> reading(Mapping mapping) {
        try {
            return Optional.of(SampleReader.of(stream, mapping, redactor));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
