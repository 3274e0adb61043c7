package io.nearfar.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.nearfar.app.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaMetersTest {

    private final KafkaMeters usual = KafkaMeters.of(SettingsReader.read("""
            application: acme.desk
            streams:
              tickets: {kind: ticket, topic: zendesk.tickets}
              logs: {kind: log, topic: a_b}
              payments: {kind: transaction, topic: a.b}
            """));
    private final KafkaMeters debugging =
            KafkaMeters.of(SettingsReader.read("kafka: {metrics.recording.level: DEBUG}"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.stream.state.put.latency.avg",
                "kafka.stream.state.prefix.scan.latency.max",
                "kafka.stream.state.record.e2e.latency.min",
                "kafka.stream.state.iterator.duration.avg",
                "kafka.stream.task.process.latency.max",
                "kafka.stream.task.record.lateness.avg",
                "kafka.stream.task.active.process.ratio",
                "kafka.stream.record.cache.hit.ratio.avg"
            })
    void whatIsFedAtDebugAloneIsLeftOutAtInfo(String name) {
        assertThat(usual.accept(id(name, Tags.empty()))).isEqualTo(MeterFilterReply.DENY);
        assertThat(debugging.accept(id(name, Tags.empty()))).isEqualTo(MeterFilterReply.NEUTRAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.stream.state.estimate.num.keys",
                "kafka.stream.processor.node.record.e2e.latency.avg",
                "kafka.stream.thread.process.latency.avg",
                "kafka.stream.thread.process.ratio",
                "nearfar.search"
            })
    void whatHasValuesAtInfoStays(String name) {
        assertThat(usual.accept(id(name, Tags.empty()))).isEqualTo(MeterFilterReply.NEUTRAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zendesk_tickets",
                "nearfar_verdicts",
                "acme_desk-tickets-scope-repartition",
                "acme_desk-tickets-rows-1-changelog"
            })
    void theOtherSpellingOfATopicIsLeftOut(String topic) {
        assertThat(lag(topic)).isEqualTo(MeterFilterReply.DENY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zendesk.tickets", "nearfar.verdicts", "a.b"})
    void aTopicWithDotsStays(String topic) {
        assertThat(lag(topic)).isEqualTo(MeterFilterReply.NEUTRAL);
    }

    @Test
    void aTopicThatIsSpelledLikeAnotherStays() {
        assertThat(lag("a_b")).isEqualTo(MeterFilterReply.NEUTRAL);
    }

    private MeterFilterReply lag(String topic) {
        return usual.accept(id("kafka.consumer.fetch.manager.records.lag", Tags.of("topic", topic)));
    }

    private static Meter.Id id(String name, Tags tags) {
        return new Meter.Id(name, tags, null, null, Meter.Type.GAUGE);
    }
}
