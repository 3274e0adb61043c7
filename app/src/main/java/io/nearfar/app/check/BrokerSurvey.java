package io.nearfar.app.check;

import io.nearfar.app.Cause;
import io.nearfar.app.CommandFailed;
import io.nearfar.app.settings.InvalidSettings;
import io.nearfar.app.settings.Problem;
import io.nearfar.app.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.server.common.MetadataVersion;

/** Asks the broker about itself and its topics; every question is answered within {@value #SECONDS} seconds or fails. */
final class BrokerSurvey implements AutoCloseable {

    static final long SECONDS = 10;

    private static final FinalizedVersionRange NONE = new FinalizedVersionRange((short) 0, (short) 0);

    private final Admin admin;
    private final Settings settings;

    private BrokerSurvey(Admin admin, Settings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    /**
     * Makes the connection's client.
     *
     * @throws InvalidSettings when the properties will not do
     * @throws CommandFailed when nobody knows the broker's name
     */
    static BrokerSurvey open(Settings settings) {
        try {
            return new BrokerSurvey(Admin.create(ClientProperties.admin(settings.kafka())), settings);
        } catch (KafkaException e) {
            throw refused(settings, e);
        }
    }

    /**
     * What the broker says of itself.
     *
     * @throws CommandFailed when it cannot be reached or refuses
     */
    BrokerFacts facts() throws InterruptedException {
        Set<String> topics = answer(admin.listTopics().names());
        Map<String, FinalizedVersionRange> features = features();
        return new BrokerFacts(
                settings.bootstrapServers(),
                version(features),
                features.getOrDefault("transaction.version", NONE).maxVersionLevel(),
                topics);
    }

    /** Whether a topic is compacted; not, where the broker will not say. */
    boolean isCompacted(String topic) throws InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            Map<ConfigResource, Config> configs =
                    admin.describeConfigs(List.of(resource)).all().get(SECONDS, TimeUnit.SECONDS);
            return configs.values().stream()
                    .flatMap(config -> config.entries().stream())
                    .filter(entry -> entry.name().equals(TopicConfig.CLEANUP_POLICY_CONFIG))
                    .map(ConfigEntry::value)
                    .anyMatch(value -> value != null && value.contains(TopicConfig.CLEANUP_POLICY_COMPACT));
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** Nothing where the broker is too old or will not say. */
    private Map<String, FinalizedVersionRange> features() throws InterruptedException {
        try {
            FeatureMetadata features =
                    admin.describeFeatures().featureMetadata().get(SECONDS, TimeUnit.SECONDS);
            return features.finalizedFeatures();
        } catch (ExecutionException | TimeoutException e) {
            return Map.of();
        }
    }

    private static String version(Map<String, FinalizedVersionRange> features) {
        FinalizedVersionRange range = features.get(MetadataVersion.FEATURE_NAME);
        if (range == null) {
            return BrokerFacts.UNKNOWN;
        }
        try {
            return MetadataVersion.fromFeatureLevel(range.maxVersionLevel()).shortVersion();
        } catch (IllegalArgumentException e) {
            return "level " + range.maxVersionLevel();
        }
    }

    private <T> T answer(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw failed(settings, e);
        }
    }

    /** A client that cannot be made has wrong properties, unless nobody knows the broker's name. */
    static RuntimeException refused(Settings settings, KafkaException thrown) {
        return isUnresolved(thrown)
                ? failed(settings, thrown)
                : new InvalidSettings(List.of(new Problem("kafka", settings.hideValues(Cause.line(thrown)))));
    }

    private static boolean isUnresolved(Throwable thrown) {
        return Cause.line(thrown).startsWith("No resolvable bootstrap urls");
    }

    /** One line for people about a broker that does not answer, or not with yes. */
    static CommandFailed failed(Settings settings, Exception thrown) {
        Throwable cause =
                thrown instanceof ExecutionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        boolean unreachable =
                cause instanceof TimeoutException || cause instanceof RetriableException || isUnresolved(cause);
        return new CommandFailed(
                unreachable
                        ? "no broker reachable at %s within %d s".formatted(settings.bootstrapServers(), SECONDS)
                        : "the broker at %s refuses: %s"
                                .formatted(settings.bootstrapServers(), settings.hideValues(Cause.line(cause))),
                cause);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
