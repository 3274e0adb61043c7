package io.nearfar.app.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.app.CommandFailed;
import io.nearfar.app.alerts.AlertTopics.Wanted;
import io.nearfar.app.settings.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Finds one alert among those of a broker.
 *
 * @param settings name the broker and the streams
 */
record AlertSearch(Settings settings) {

    /**
     * An alert that was found.
     *
     * @param id its id
     * @param key its Kafka key
     * @param body its JSON
     */
    record Found(String id, Bytes key, JsonNode body) {

        String stream() {
            return body.path("stream").asText();
        }

        /** The record, and the one that it is held against; {@code other} stands in for the match of the alert. */
        String about(String other) {
            String match = other.isEmpty() ? body.path("match").path("id").asText() : other;
            String record = body.path("record").path("id").asText();
            return match.isEmpty() ? record : record + " beside " + match;
        }
    }

    /**
     * The alert with that id.
     *
     * @throws CommandFailed when there is none
     */
    Found find(String id, Collection<String> existing) {
        List<String> topics =
                new AlertTopics.Named(settings.config(), new Wanted("", Optional.empty())).among(existing);
        AtomicReference<Found> found = new AtomicReference<>();
        try (AlertReader reader = new AlertReader(settings.kafka(), topics)) {
            reader.readToEnd(record -> of(record, id).ifPresent(found::set));
        }
        @Nullable Found last = found.get();
        if (last == null) {
            throw new CommandFailed(
                    "no alert %s in %s; alerts --json shows each alert_id".formatted(id, String.join(", ", topics)));
        }
        return last;
    }

    private static Optional<Found> of(ConsumerRecord<byte[], byte[]> record, String id) {
        byte @Nullable [] key = record.key();
        if (key == null) {
            return Optional.empty();
        }
        return PublishedAlert.from(record)
                .map(PublishedAlert::body)
                .filter(body -> body.path("alert_id").asText().equals(id))
                .map(body -> new Found(id, Bytes.wrap(key), body));
    }
}
