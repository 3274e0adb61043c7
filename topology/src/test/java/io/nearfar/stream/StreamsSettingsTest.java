package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nearfar.detection.OutlierConfig;
import io.nearfar.record.Redactor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {

    @Test
    void defaultsAreThese() {
        assertThat(settings(Map.of()))
                .containsEntry("commit.interval.ms", 100)
                .containsEntry("num.stream.threads", 2)
                .containsEntry("statestore.cache.max.bytes", 16L << 20)
                .containsEntry("transaction.timeout.ms", 60_000)
                .containsEntry("session.timeout.ms", 10_000)
                .containsEntry("max.poll.interval.ms", 900_000)
                .containsEntry("max.poll.records", 200)
                .containsEntry("auto.offset.reset", "earliest")
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("group.protocol", "classic")
                .containsEntry("ensure.explicit.internal.resource.naming", true)
                .containsEntry("processing.exception.handler", DeadLetters.class)
                .containsEntry("rocksdb.config.setter", SharedRocksMemory.class)
                .containsEntry("production.exception.handler", DefaultProductionExceptionHandler.class)
                .containsEntry("topic.message.timestamp.after.max.ms", Long.MAX_VALUE)
                .containsEntry("application.id", "nearfar-test")
                .containsEntry("windowstore.changelog.additional.retention.ms", 30L * 86_400_000)
                .hasSize(23);
    }

    @Test
    void stateIsKeptBesideTheCallerNotWhereTheSystemCleansUp() {
        Path state = Path.of((String) settings(Map.of()).get(StreamsConfig.STATE_DIR_CONFIG));
        assertThat(state).isEqualTo(Path.of(System.getProperty("user.dir"), "nearfar-state"));
    }

    @Test
    void userWinsOverDefaults() {
        Map<String, Object> kafka = Map.of("commit.interval.ms", 30, "state.dir", "/data/nearfar", "client.id", "one");
        assertThat(settings(kafka)).containsAllEntriesOf(kafka);
    }

    @Test
    void clientSettingsWithoutAPrefixReachTheirClient() {
        Map<String, Object> kafka = Map.of(
                "bootstrap.servers", "unused:9092",
                "session.timeout.ms", 20_000,
                "max.poll.records", 7,
                "auto.offset.reset", "latest",
                "transaction.timeout.ms", 30_000);
        StreamsConfig config = new StreamsConfig(settings(kafka));
        assertThat(config.getMainConsumerConfigs("group", "client", 0))
                .containsEntry("session.timeout.ms", 20_000)
                .containsEntry("max.poll.records", 7)
                .containsEntry("auto.offset.reset", "latest");
        assertThat(config.getProducerConfigs("client")).containsEntry("transaction.timeout.ms", 30_000);
    }

    @Test
    void transactionsThatBlockReadersForLongAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("producer.transaction.timeout.ms", "120000")))
                .withMessage("producer.transaction.timeout.ms must be at most 60000, was 120000");
    }

    @Test
    void userLosesAgainstWhatCorrectnessDependsOn() {
        Map<String, Object> kafka = Map.of(
                "processing.guarantee", "at_least_once",
                "application.id", "other",
                "group.protocol", "streams",
                "ensure.explicit.internal.resource.naming", false,
                "processing.exception.handler", "other",
                "errors.dead.letter.queue.topic.name", "other",
                "rocksdb.config.setter", "other",
                "deserialization.exception.handler", "other",
                "production.exception.handler", "other");
        assertThat(settings(kafka)).isEqualTo(settings(Map.of()));
    }

    /** Those of Kafka Streams itself would write whole records, whatever the policy. */
    @Test
    void noHandlerButOursKnowsTheTopicOfDeadLetters() {
        assertThat(settings(Map.of("errors.dead.letter.queue.topic.name", "other")))
                .doesNotContainKey("errors.dead.letter.queue.topic.name");
    }

    @Test
    void kafkaStreamsAcceptsThem() {
        StreamsConfig config = new StreamsConfig(settings(Map.of("bootstrap.servers", "unused:9092")));
        assertThat(config.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG)).isEqualTo("exactly_once_v2");
        assertThat(config.getMainConsumerConfigs("group", "client", 0)).containsEntry("session.timeout.ms", 10_000);
        assertThat(config.getProducerConfigs("client")).containsEntry("transaction.timeout.ms", 60_000);
    }

    private static final NearfarMetrics METRICS = new NearfarMetrics();
    private static final Redactor REDACTOR = Redactor.of(new byte[32]);
    private static final SharedRocksMemory.Pool MEMORY = new SharedRocksMemory.Pool(NearfarConfig.StoreMemory.DEFAULTS);

    private static Properties settings(Map<String, Object> kafka) {
        NearfarConfig config = Configs.of(Configs.tickets(Configs.TICKET_WINDOW, OutlierConfig.DEFAULTS));
        return StreamsSettings.of(config, kafka, METRICS, REDACTOR, MEMORY);
    }
}
