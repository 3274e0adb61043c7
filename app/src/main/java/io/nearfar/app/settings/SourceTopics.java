package io.nearfar.app.settings;

import io.nearfar.stream.AlertKind;
import io.nearfar.stream.StreamConfig;
import io.nearfar.stream.Topics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The topics that streams read: each is read by one stream, and none is written by Nearfar itself, which would feed it
 * its own findings.
 *
 * @param application prefix of internal topics
 * @param prefix first part of the names of output topics
 * @param streams those whose settings are right so far
 */
record SourceTopics(String application, String prefix, List<StreamConfig> streams) {

    SourceTopics {
        streams = List.copyOf(streams);
    }

    /** Notes a problem for every stream whose topic will not do. */
    void refuseWrong(Section root) {
        Set<String> written = written();
        Map<String, String> readers = new HashMap<>();
        for (StreamConfig stream : streams) {
            String path = "streams.%s.topic".formatted(stream.name());
            String other = readers.putIfAbsent(stream.topic(), stream.name());
            if (other != null) {
                root.note(
                        path,
                        "'%s' is read by stream %s already; a topic has one stream".formatted(stream.topic(), other),
                        "");
            }
            if (written.contains(stream.topic()) || isInternal(stream.topic())) {
                root.note(
                        path,
                        "'%s' is written by Nearfar itself; expected another topic".formatted(stream.topic()),
                        "");
            }
        }
    }

    private Set<String> written() {
        Topics topics = new Topics(prefix);
        Set<String> written = new HashSet<>(Set.of(topics.deadLetters(), topics.verdicts()));
        for (StreamConfig stream : streams) {
            written.add(topics.scores(stream.name()));
            written.add(topics.labels(stream.name()));
            for (AlertKind kind : AlertKind.values()) {
                written.add(topics.alerts(stream.name(), kind));
            }
        }
        return written;
    }

    private boolean isInternal(String topic) {
        return topic.startsWith(application + "-") && (topic.endsWith("-repartition") || topic.endsWith("-changelog"));
    }
}
