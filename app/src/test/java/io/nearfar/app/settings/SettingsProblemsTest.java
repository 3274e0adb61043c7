package io.nearfar.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would fail only once connected is told with everything else that is wrong with a file. */
class SettingsProblemsTest {

    private static final String CANARY = "canary-7391";

    @Test
    void whatTheRunningStreamsWouldRefuseIsToldTogether() {
        List<String> problems = problems("""
                streams:
                  a: {kind: ticket, topic: t, scope: [tenant, tenant]}
                  b: {kind: ticket, topic: u, scope: [tenant, time]}
                  c: {kind: log, topic: v, scope: [tenant, colour]}
                  d: {kind: log, topic: w}
                  e: {kind: ticket, topic: w}
                kafka: {num.stream.threads: abc, consumer.max.poll.records: -1, max.poll.interval.ms: soon}
                """);

        assertThat(problems)
                .hasSize(7)
                .anySatisfy(
                        line -> assertThat(line).startsWith("streams.a.scope: ").contains("names no field twice"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("streams.b.scope: ").contains("'time'"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("streams.c.scope: ").contains("'colour'"))
                .anySatisfy(line -> assertThat(line).startsWith("streams.e.topic: 'w' is read by stream d already"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("kafka.num.stream.threads: ")
                        .contains("expected int"))
                .anySatisfy(line -> assertThat(line).startsWith("kafka.consumer.max.poll.records: "))
                .anySatisfy(line -> assertThat(line).startsWith("kafka.max.poll.interval.ms: "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "near.desk.duplicates",
                "near.desk.outliers",
                "near.desk.surges",
                "near.desk.scores",
                "near.desk.labels",
                "near.verdicts",
                "near.dead-letters",
                "app-desk-scope-repartition",
                "app-desk-rows-changelog"
            })
    void aStreamMayNotReadWhatNearfarWrites(String topic) {
        assertThat(problems("{application: app, topics: {prefix: near}, streams: {desk: {kind: ticket, topic: %s}}}"
                        .formatted(topic)))
                .singleElement()
                .asString()
                .startsWith("streams.desk.topic: '%s' is written by Nearfar itself".formatted(topic));
    }

    @Test
    void propertiesThatNoClientKnowsAreLeftAlone() {
        String yaml = "kafka: {my.plugin.size: big, num.stream.threads: 2, topic.retention.ms: 5, client.id: x}";

        assertThat(SettingsReader.read(yaml).kafka()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "partitions: many | partitions: 8",
                "http: {port: -1} | port: 8080",
                "broker_wait: soon | broker_wait: 2m",
                "store_memory: {block_cache: 1} | block_cache: 64MiB",
                "model: int4 | model: int8",
                "partitons: 3 | partitions:",
                "colour_of_the_sky: 3 | ''",
                "redaction_key: canary | ''",
                "streams: {} | streams: {tickets: {kind: ticket}}",
                "streams: {a: {topic: t}} | kind: ticket",
                "streams: {a: {kind: Log}} | kind: log",
                "streams: {a: {kind: log, preset: fluentbit}} | preset: generic",
                "streams: {a: {kind: log, alerts: [duplicate, Outliers]}} | alerts: [duplicates, outliers]",
                "streams: {a: {kind: log, scope: [service]}} | scope: [tenant, service]",
                "streams: {a: {kind: log, scope: [tenant, colour]}} | fields: {colour: /colour}",
                "streams: {a: {kind: log, scope: [tenant, time]}} | scope: [tenant, service]",
                "streams: {a: {kind: log, fields: {mesage: /a}}} | message:",
                "streams: {a: {kind: log, fields: {message: [a.b, /c]}}} | message: [/a/b, /c]",
                "streams: {a: {kind: log, url: 'https://x/'}} | url: \"https://x/{id}\"",
                "streams: {a: {kind: log, outliers: {budget: 5}}} | budget: 5/day",
                "streams: {a: {kind: log, outliers: {budget: 0.002}}} | budget: 0.2%",
                "streams: {a: {kind: log, outliers: {budget: many}}} | budget: 20/day",
                "streams: {a: {kind: log, outliers: {remind_after: daily}}} | remind_after: 1d",
                "streams: {a: {kind: log, window: {keep: 3 weeks}}} | keep: 1d",
                "kafka: {max.poll.records: few} | max.poll.records: 500",
                "kafka: {boostrap.servers: x} | bootstrap.servers:"
            })
    void theLineThatWouldMendItIsTold(String yaml, String mend) {
        InvalidSettings thrown = catchThrowableOfType(InvalidSettings.class, () -> SettingsReader.read(yaml));

        assertThat(thrown).as(yaml).isNotNull();
        assertThat(thrown.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.mend()).isEqualTo(mend);
            assertThat(problem.line()).endsWith(mend.isEmpty() ? problem.detail() : "; write  " + mend);
        });
    }

    @Test
    void theFileAndTheLineOfAKeyAreTold() {
        String yaml = """
                # a comment
                partitions: many

                streams:
                  desk:
                    windw:
                    window: {max: 5,
                             kep: 5d}
                    scope:
                      - account
                kafka:
                  max.poll.records: few
                """;

        InvalidSettings thrown =
                catchThrowableOfType(InvalidSettings.class, () -> SettingsReader.read("nearfar.yaml", yaml, Map.of()));

        assertThat(thrown.problems())
                .extracting(problem -> problem.place() + " " + problem.path())
                .containsExactlyInAnyOrder(
                        "nearfar.yaml:2 partitions",
                        "nearfar.yaml:12 kafka.max.poll.records",
                        "nearfar.yaml:5 streams.desk.kind",
                        "nearfar.yaml:6 streams.desk.windw",
                        "nearfar.yaml:8 streams.desk.window.kep",
                        "nearfar.yaml:9 streams.desk.scope");
    }

    @Test
    void durationsEndAtAHundredYears() {
        assertThat(SettingsReader.read("broker_wait: 36500d").brokerWait()).isEqualTo(Duration.ofDays(36_500));
        assertThat(problems("broker_wait: 36501d"))
                .singleElement()
                .asString()
                .contains("'36501d' is not right", "at most 36500d");
        assertThat(problems("streams: {desk: {kind: ticket, window: {keep: 36501d}}}"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redaction_key: canary-7391",
                "redaction_key: '${env:canary-7391}'",
                "kafka: {ssl.keystore.password: 'canary-7391${env:x}'}",
                "redactoin_key: canary-7391",
                "redaction_key: [canary-7391]",
                "redaction_key: {canary-7391: canary-7391}",
                "redaction_key: 'canary-7391",
                "redaction_key: !canary-7391!x y",
                "redaction_key: *canary-7391",
                "redaction_key: \"\\canary-7391\"",
                "redaction_key: @canary-7391",
                "- redaction_key: canary-7391",
                "canary-7391",
                "kafka: canary-7391",
                "kafka: [canary-7391]",
                "kafka: {sasl.password canary-7391}",
                "kafka: {sasl.jaas.config: {x: canary-7391}}",
                "kafka: {sasl.jaas.config: [canary-7391]}",
                "kafka: {num.stream.threads: canary-7391}",
                "kafka: {security.protocol: canary-7391}",
                "kafka: {metric.reporters: canary-7391, sasl.login.class: canary-7391}",
                "kafka:\n  sasl.jaas.config: x password=\"canary-7391\": y\n",
                "kafka:\n  sasl.jaas.config: \"canary-7391\n  x: y\n",
                "kafka:\n  a: \"canary-7391\" canary-7391\n",
                "kafka:\n  a: canary-7391\n b: canary-7391\n",
                "kafka:\n\tsasl.jaas.config: canary-7391\n",
                "kafka: {a: canary-7391, a: canary-7391}",
                "kafka: {a: canary-7391\u0001}",
                "kafka: {a: canary-7391",
            })
    void secretsAreNotEchoed(String yaml) {
        assertThat(problems(yaml))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContain(CANARY, "canary"));
    }

    @Test
    void aMistakeInYamlIsToldByItsPlace() {
        assertThat(problems("application: a\nkafka: {a: b: c}\n"))
                .singleElement()
                .asString()
                .startsWith("not readable as YAML at line 2, column 13: ")
                .doesNotContain("\n");
    }

    private static List<String> problems(String yaml) {
        InvalidSettings thrown = catchThrowableOfType(InvalidSettings.class, () -> SettingsReader.read(yaml));
        assertThat(thrown).as(yaml).isNotNull();
        return thrown.problems().stream().map(Problem::line).toList();
    }
}
