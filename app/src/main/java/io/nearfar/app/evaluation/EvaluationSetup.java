package io.nearfar.app.evaluation;

import io.nearfar.app.CommandFailed;
import io.nearfar.app.settings.Settings;
import io.nearfar.detection.History;
import io.nearfar.record.Mapping;
import io.nearfar.stream.AlertPolicy;
import io.nearfar.stream.NearfarConfig;
import io.nearfar.stream.StreamConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What differs between running and evaluating: one stream, scores on, few partitions, the generic mapping; for pairs
 * one scope a pair. All else is as the settings say.
 *
 * @param settings as read
 * @param config for the topology
 */
record EvaluationSetup(Settings settings, NearfarConfig config) {

    private static final List<String> ONE_PAIR = List.of("tenant", "product");
    private static final Pattern PREFIX =
            Pattern.compile("^((main\\.|restore\\.|global\\.)?consumer|producer|admin)\\.");
    private static final Set<String> TUNING = Set.of(
            "num.stream.threads",
            "commit.interval.ms",
            "statestore.cache.max.bytes",
            "buffered.records.per.partition",
            "max.task.idle.ms",
            "poll.ms",
            "max.poll.records",
            "max.poll.interval.ms",
            "fetch.min.bytes",
            "fetch.max.bytes",
            "fetch.max.wait.ms",
            "max.partition.fetch.bytes",
            "linger.ms",
            "batch.size",
            "buffer.memory",
            "compression.type");

    /** The first stream of the settings with records of this sort. */
    static EvaluationSetup of(Settings settings, Sort sort, int partitions) {
        StreamConfig stream = settings.config().streams().stream()
                .filter(candidate -> candidate.mapping().kind() == sort.kind())
                .findFirst()
                .orElseThrow(() -> new CommandFailed("the settings have no stream of kind %s"
                        .formatted(sort.kind().label())));
        NearfarConfig from = settings.config();
        NearfarConfig config = new NearfarConfig(
                from.application(),
                from.instance(),
                partitions,
                from.outputPrefix(),
                true,
                from.deadLetters(),
                from.settingsHash(),
                from.memory(),
                from.search(),
                List.of(generic(stream, sort == Sort.PAIRS ? ONE_PAIR : stream.scope())));
        return new EvaluationSetup(settings, config);
    }

    /**
     * Those Kafka properties of the settings that tune, with whatever prefix. Everything else, above all what says which
     * broker and how to reach it, has no place with a broker of one's own.
     */
    SortedMap<String, String> kafka() {
        TreeMap<String, String> kafka = new TreeMap<>(settings.kafka());
        kafka.keySet().removeIf(key -> !TUNING.contains(PREFIX.matcher(key).replaceFirst("")));
        kafka.values().removeIf(value -> value.contains("${"));
        return kafka;
    }

    /** Labelled records are of the past, whatever the broker's clock says, and every one is to be judged aloud. */
    private static AlertPolicy spoken(AlertPolicy policy) {
        return new AlertPolicy(policy.kinds(), History.ALERT, Integer.MAX_VALUE);
    }

    /** The records sent have the fields of the generic preset, wherever those of the settings stand. */
    private static StreamConfig generic(StreamConfig stream, List<String> scope) {
        Mapping own = stream.mapping();
        Mapping preset = Mapping.preset("generic", own.kind()).withDefaultTenant(own.defaultTenant());
        Map<String, List<String>> further = scope.stream()
                .filter(field -> !field.equals("tenant") && !preset.fields().containsKey(field))
                .collect(Collectors.toMap(field -> field, field -> List.of("/" + field)));
        return new StreamConfig(
                stream.name(),
                stream.topic(),
                preset.with(further),
                scope,
                stream.window(),
                stream.text(),
                spoken(stream.alerts()),
                stream.duplicates(),
                stream.outliers(),
                stream.surges(),
                stream.url());
    }
}
