package io.nearfar.app.alerts;

import io.nearfar.app.CommandFailed;
import io.nearfar.stream.AlertKind;
import io.nearfar.stream.NearfarConfig;
import io.nearfar.stream.StreamConfig;
import io.nearfar.stream.Topics;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which topics to read alerts from. */
sealed interface AlertTopics {

    /**
     * The topics to read, in order of their names; at least one, and all of them exist.
     *
     * @throws CommandFailed when there is none, or one that must be there is missing
     */
    List<String> among(Collection<String> existing);

    /**
     * What is wanted.
     *
     * @param stream name of a stream, or empty for all
     * @param kind a kind of alert, or empty for all
     */
    record Wanted(String stream, Optional<AlertKind> kind) {

        boolean holds(String name) {
            return stream.isEmpty() || stream.equals(name);
        }

        boolean holds(AlertKind other) {
            return kind.isEmpty() || kind.get() == other;
        }
    }

    /**
     * The topics that settings name.
     *
     * @param config the settings
     * @param wanted which of them
     */
    record Named(NearfarConfig config, Wanted wanted) implements AlertTopics {

        @Override
        public List<String> among(Collection<String> existing) {
            Topics names = new Topics(config.outputPrefix());
            List<String> topics = config.streams().stream()
                    .filter(stream -> wanted.holds(stream.name()))
                    .flatMap(stream -> kinds(stream).map(kind -> names.alerts(stream.name(), kind)))
                    .sorted()
                    .toList();
            if (topics.isEmpty()) {
                throw new CommandFailed("the settings raise no such alerts; see streams.*.alerts");
            }
            List<String> missing =
                    topics.stream().filter(topic -> !existing.contains(topic)).toList();
            if (!missing.isEmpty()) {
                throw new CommandFailed("alert topics are missing: %s; run makes them, or topics --create"
                        .formatted(String.join(", ", missing)));
            }
            return topics;
        }

        private Stream<AlertKind> kinds(StreamConfig stream) {
            return Arrays.stream(AlertKind.values())
                    .filter(kind -> stream.alerts().kinds().contains(kind) && wanted.holds(kind));
        }
    }

    /**
     * Every topic of a broker whose name is one of alerts.
     *
     * @param prefix first part of the names
     * @param wanted which of them
     */
    record Discovered(String prefix, Wanted wanted) implements AlertTopics {

        private static final String STREAM = "[a-z][a-z0-9-]{0,39}";

        @Override
        public List<String> among(Collection<String> existing) {
            String stream = wanted.stream().isEmpty() ? STREAM : Pattern.quote(wanted.stream());
            Pattern pattern = Pattern.compile("%s\\.%s\\.(%s)".formatted(Pattern.quote(prefix), stream, kinds("|")));
            List<String> topics = existing.stream()
                    .filter(topic -> pattern.matcher(topic).matches())
                    .sorted()
                    .toList();
            if (topics.isEmpty()) {
                String shown = wanted.stream().isEmpty() ? "*" : wanted.stream();
                throw new CommandFailed(
                        "there is no topic %s.%s.{%s}; correct --prefix, --stream or --kind, or let run make the topics"
                                .formatted(prefix, shown, kinds(",")));
            }
            return topics;
        }

        private String kinds(String separator) {
            Stream<String> labels = wanted.kind().isPresent()
                    ? Stream.of(wanted.kind().get().label())
                    : Arrays.stream(AlertKind.values()).map(AlertKind::label);
            return String.join(separator, labels.toList());
        }
    }
}
