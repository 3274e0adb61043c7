package io.nearfar.app.evaluation;

import io.nearfar.app.CommandFailed;
import io.nearfar.app.settings.Settings;
import io.nearfar.stream.NearfarConfig;
import io.nearfar.stream.StreamConfig;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What differs between running and evaluating: one stream, scores on, few partitions; for pairs one scope a pair. All
 * else is as the settings say.
 *
 * @param settings as read
 * @param config for the topology
 */
record EvaluationSetup(Settings settings, NearfarConfig config) {

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
                from.settingsHash(),
                from.memory(),
                List.of(sort == Sort.PAIRS ? onePairAScope(stream) : stream));
        return new EvaluationSetup(settings, config);
    }

    /** Kafka properties of the settings without those that say which broker and how to reach it. */
    SortedMap<String, String> kafka() {
        TreeMap<String, String> kafka = new TreeMap<>(settings.kafka());
        kafka.keySet()
                .removeIf(key -> key.matches("(bootstrap|security|sasl|ssl|replication|config\\.providers)\\b.*"));
        return kafka;
    }

    private static StreamConfig onePairAScope(StreamConfig stream) {
        return new StreamConfig(
                stream.name(),
                stream.topic(),
                stream.mapping(),
                List.of("tenant", "product"),
                stream.window(),
                stream.alerts(),
                stream.duplicates(),
                stream.outliers(),
                stream.url());
    }
}
