package io.nearfar.app.settings;

import io.nearfar.embedding.onnx.ModelSource;
import io.nearfar.record.Hash128;
import io.nearfar.stream.NearfarConfig;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a settings file says, with defaults for what it does not say.
 *
 * @param config what the topology needs
 * @param model the embedding model; default all-MiniLM-L6-v2 int8
 * @param textCache windows of text whose vectors are remembered; default 100,000, about 550 bytes each
 * @param redactionKey key of the hashes that stand for redacted values, or a reference for Kafka's config providers
 *     ({@code ${env:NAME}}); empty to derive it from the application id, which is no secret: whoever knows the id can test
 *     guesses against the hashes
 * @param brokerWait how long {@code run} waits for a broker that is not reachable; default 2 minutes
 * @param http where the program answers over HTTP; default 127.0.0.1 port 8080
 * @param kafka properties for Kafka's clients and Streams, untouched; default {@code bootstrap.servers} localhost:9092
 */
public record Settings(
        NearfarConfig config,
        ModelSource model,
        int textCache,
        String redactionKey,
        Duration brokerWait,
        HttpSettings http,
        SortedMap<String, String> kafka) {

    static final String BOOTSTRAP = "bootstrap.servers";

    /** Shorter words are too common to give a secret away. */
    private static final int LEAST_HIDDEN = 4;

    public Settings {
        kafka = Collections.unmodifiableSortedMap(new TreeMap<>(kafka));
    }

    /** What is in force where a file says nothing: three streams, tickets, logs and transactions. */
    public static Settings defaults() {
        return SettingsReader.read("");
    }

    /**
     * The redaction key, looked up where it is a reference, or the one derived from the application id.
     *
     * @throws IllegalArgumentException when the reference leads nowhere any more; it did when the settings were read
     */
    public String effectiveRedactionKey() {
        return redactionKey.isEmpty()
                ? Hash128.of("nearfar/" + config.application()).hex()
                : ProviderReference.resolve(kafka, redactionKey);
    }

    /** Where Kafka is looked for. */
    public String bootstrapServers() {
        return kafka.getOrDefault(BOOTSTRAP, "");
    }

    /**
     * A text for people in which every value of a Kafka property, and every word of one, is replaced: some are secrets.
     * Values that config providers supply count as well.
     */
    public String hideValues(String text) {
        String hidden = text;
        for (Map<String, String> values : List.of(ProviderReference.resolveAll(kafka), kafka)) {
            for (Map.Entry<String, String> property : values.entrySet()) {
                if (!property.getKey().equals(BOOTSTRAP)) {
                    hidden = hideWords(hidden, property.getValue());
                }
            }
        }
        return hidden;
    }

    private static String hideWords(String text, String value) {
        String hidden = value.length() < LEAST_HIDDEN ? text : hide(text, value);
        for (String word : value.split("[^A-Za-z0-9._-]+", -1)) {
            hidden = word.length() < LEAST_HIDDEN ? hidden : hide(hidden, word);
        }
        return hidden;
    }

    private static String hide(String text, String value) {
        return value.isEmpty() ? text : text.replace(value, "(hidden)");
    }

    /** Keys and secrets left out, so that nothing printed by accident gives them away. */
    @Override
    public String toString() {
        return "Settings[%s, %s, text_cache %d, broker_wait %s, %s]"
                .formatted(config, model, textCache, brokerWait, http);
    }
}
