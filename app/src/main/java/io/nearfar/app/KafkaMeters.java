package io.nearfar.app;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.nearfar.app.settings.Settings;
import io.nearfar.stream.NearfarTopology;
import io.nearfar.stream.StreamConfig;
import io.nearfar.stream.Topics;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Leaves out the meters of Kafka that say nothing: those that Kafka registers always and feeds only where
 * {@code metrics.recording.level} is {@code DEBUG} or {@code TRACE}, and those that a consumer has a second time for a topic
 * with dots in its name, with underscores in their place, by which a sum over topics would count it twice.
 */
final class KafkaMeters implements MeterFilter {

    private static final String KAFKA = "kafka.";
    private static final String OF_TOPICS = "kafka.consumer.fetch.manager.";
    private static final Pattern FED_AT_DEBUG = Pattern.compile("kafka\\.stream\\.("
            + "state\\..*\\.(latency|duration)\\.(avg|max|min)"
            + "|task\\.(active\\.process\\.ratio|(process|punctuate)\\.latency\\.(avg|max)|record\\.lateness\\.(avg|max))"
            + "|record\\.cache\\.hit\\.ratio\\.(avg|max|min))");

    private final boolean debug;
    private final Set<String> aliases;

    /** With that recording level, and topics whose other spellings are left out. */
    KafkaMeters(String level, Set<String> topics) {
        this.debug = !level.toUpperCase(Locale.ROOT).equals("INFO");
        this.aliases = topics.stream()
                .map(topic -> topic.replace('.', '_'))
                .filter(alias -> !topics.contains(alias))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** For the topics that an application with those settings reads. */
    static KafkaMeters of(Settings settings) {
        Set<String> topics = new HashSet<>();
        String application = settings.config().application();
        topics.add(new Topics(settings.config().outputPrefix()).verdicts());
        for (StreamConfig stream : settings.config().streams()) {
            topics.add(stream.topic());
            topics.add(NearfarTopology.scopeTopic(application, stream.name()));
            topics.addAll(NearfarTopology.changelogs(application, stream));
        }
        String level = settings.kafka().getOrDefault(StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG, "INFO");
        return new KafkaMeters(level, topics);
    }

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        String name = id.getName();
        if (!name.startsWith(KAFKA)) {
            return MeterFilterReply.NEUTRAL;
        }
        boolean unfed = !debug && FED_AT_DEBUG.matcher(name).matches();
        return unfed || isAlias(id) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
    }

    private boolean isAlias(Meter.Id id) {
        String topic = id.getName().startsWith(OF_TOPICS) ? id.getTag("topic") : null;
        return topic != null && aliases.contains(topic);
    }
}
