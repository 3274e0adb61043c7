package io.nearfar.app;

import io.nearfar.app.settings.InvalidSettings;
import io.nearfar.app.settings.Problem;
import io.nearfar.app.settings.Settings;
import io.nearfar.stream.NearfarTopology;
import io.nearfar.stream.SharedRocksMemory;
import io.nearfar.stream.StreamsSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsException;

/**
 * Builds what {@code run} will build, and connects to nothing, so that properties that Kafka takes singly but not together
 * are found before anything connects.
 *
 * @param settings as read
 * @param parts what the topology will have
 */
record Rehearsal(Settings settings, NearfarTopology.Parts parts) {

    /** Throws {@link InvalidSettings} when Kafka refuses; no value of a property is shown. */
    void build() {
        try (SharedRocksMemory.Pool memory =
                new SharedRocksMemory.Pool(settings.config().memory())) {
            Properties properties = StreamsSettings.of(
                    settings.config(), new HashMap<>(settings.kafka()), parts.metrics(), parts.redactor(), memory);
            StreamsConfig config = new StreamsConfig(properties);
            config.getMainConsumerConfigs("rehearsal", "rehearsal", 0);
            config.getProducerConfigs("rehearsal");
            NearfarTopology.build(settings.config(), parts, properties);
        } catch (ConfigException | StreamsException | IllegalArgumentException e) {
            throw new InvalidSettings(List.of(new Problem("kafka", settings.hideValues(Cause.line(e)))));
        }
    }
}
