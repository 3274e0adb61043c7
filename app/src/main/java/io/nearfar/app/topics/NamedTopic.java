package io.nearfar.app.topics;

import io.nearfar.stream.AlertKind;
import io.nearfar.stream.NearfarConfig;
import io.nearfar.stream.NearfarTopology;
import io.nearfar.stream.StreamConfig;
import io.nearfar.stream.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A topic that the settings name.
 *
 * @param name its name
 * @param use what it is for
 */
record NamedTopic(String name, Use use) {

    /** What a topic is for, and what its readers and writers must be allowed to do; in the order of a listing. */
    enum Use {
        /** Somebody else makes and fills it. */
        SOURCE("read"),
        /** What people say of alerts; made here, written by their tools. */
        VERDICTS("read create"),
        /** Alerts of one kind of one stream. */
        OUTPUT("write create"),
        /** Scores of one stream. */
        SCORES("write create"),
        /** What people said of alerts of one stream, for calibration. */
        LABELS("write create"),
        /** Records that could not be read. */
        DEAD_LETTERS("write create"),
        /** Records by scope; made by Kafka Streams. */
        REPARTITION("read write create delete"),
        /** State of a stream; made by Kafka Streams. */
        CHANGELOG("read write create delete");

        private final String needs;

        Use(String needs) {
            this.needs = needs;
        }

        /** The operations that Nearfar's user needs on it; create only where it may have to be made. */
        List<String> needs() {
            return List.of(needs.split(" ", -1));
        }

        /** Whether {@code run} makes it before the streams start. */
        boolean isMadeByRun() {
            return switch (this) {
                case OUTPUT, SCORES, LABELS, VERDICTS, DEAD_LETTERS -> true;
                case SOURCE, REPARTITION, CHANGELOG -> false;
            };
        }

        /** Whether Kafka Streams makes it for itself. */
        boolean isInternal() {
            return this == REPARTITION || this == CHANGELOG;
        }

        /** Lower case, as JSON spells it. */
        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Every topic that the settings name, by use and in the order of the streams. */
    static List<NamedTopic> of(NearfarConfig config) {
        return config.streams().stream()
                .flatMap(stream -> of(config, stream).stream())
                .distinct()
                .sorted(Comparator.comparing(NamedTopic::use))
                .toList();
    }

    /** The topics of one stream, by use; dead letters and verdicts are those of every stream. */
    static List<NamedTopic> of(NearfarConfig config, StreamConfig stream) {
        Topics names = new Topics(config.outputPrefix());
        List<NamedTopic> topics = new ArrayList<>();
        topics.add(new NamedTopic(stream.topic(), Use.SOURCE));
        for (AlertKind kind : AlertKind.values()) {
            if (stream.alerts().kinds().contains(kind)) {
                topics.add(new NamedTopic(names.alerts(stream.name(), kind), Use.OUTPUT));
            }
        }
        if (config.scores()) {
            topics.add(new NamedTopic(names.scores(stream.name()), Use.SCORES));
        }
        topics.add(new NamedTopic(names.labels(stream.name()), Use.LABELS));
        topics.add(new NamedTopic(names.verdicts(), Use.VERDICTS));
        topics.add(new NamedTopic(names.deadLetters(), Use.DEAD_LETTERS));
        topics.add(new NamedTopic(NearfarTopology.scopeTopic(config.application(), stream.name()), Use.REPARTITION));
        NearfarTopology.changelogs(config.application(), stream)
                .forEach(name -> topics.add(new NamedTopic(name, Use.CHANGELOG)));
        return List.copyOf(topics);
    }
}
