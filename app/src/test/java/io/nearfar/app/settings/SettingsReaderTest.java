package io.nearfar.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nearfar.detection.Budget;
import io.nearfar.detection.CalibrationSource;
import io.nearfar.detection.DuplicateConfig;
import io.nearfar.detection.History;
import io.nearfar.detection.OutlierConfig;
import io.nearfar.detection.PairRule.Precision;
import io.nearfar.embedding.onnx.ModelSource;
import io.nearfar.record.Kind;
import io.nearfar.record.Language;
import io.nearfar.record.Mapping;
import io.nearfar.record.TextConfig;
import io.nearfar.record.TimeFormat;
import io.nearfar.stream.AlertKind;
import io.nearfar.stream.AlertPolicy;
import io.nearfar.stream.DeadLetterPolicy;
import io.nearfar.stream.NearfarConfig.StoreMemory;
import io.nearfar.stream.StreamConfig;
import io.nearfar.surge.SurgeConfig;
import io.nearfar.window.WindowConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    private static final String STREAM = """
                streams:
                  desk:
                    topic: zendesk.tickets
                    kind: ticket
                    preset: zendesk
                    fields: {title: /detail/name, body: [/detail/description, /detail/note], product: /detail/product}
                    time_format: iso
                    default_tenant: acme
                    scope: [tenant, product]
                    window: {keep: 10d, max: 50}
                    group_retention: 20d
                    alerts: [outliers]
                    history: skip
                    max_alerts_per_minute: 7
                    min_words: 3
                    language: any
                    duplicates: {precision: {duplicate: 0.95, related: 0.7}, within: 1h}
                    outliers: {budget: 5/day, min_percentile: 99, warmup: 10, remind_after: 6h}
                    surges: {min_requesters: 8, false_alarm_every: 7d}
                    url: "https://acme.example/{id}"
                """;

    private static final OutlierConfig OUTLIERS =
            new OutlierConfig(new Budget.PerDay(20), 99.9, 1_000, Duration.ofDays(1));

    @Test
    void defaultsOfTheInstallation() {
        Settings defaults = Settings.defaults();

        assertThat(defaults.config().application()).isEqualTo("nearfar");
        assertThat(defaults.config().instance()).isEqualTo("nearfar");
        assertThat(defaults.config().partitions()).isEqualTo(8);
        assertThat(defaults.config().outputPrefix()).isEqualTo("nearfar");
        assertThat(defaults.config().scores()).isFalse();
        assertThat(defaults.config().deadLetters()).isEqualTo(DeadLetterPolicy.REDACTED);
        assertThat(defaults.config().memory()).isEqualTo(new StoreMemory(64L << 20, 64L << 20));
        assertThat(defaults.model()).isEqualTo(ModelSource.int8());
        assertThat(defaults.textCache()).isEqualTo(100_000);
        assertThat(defaults.redactionKey()).isEmpty();
        assertThat(defaults.brokerWait()).isEqualTo(Duration.ofMinutes(2));
        assertThat(defaults.http()).isEqualTo(new HttpSettings(true, "127.0.0.1", 8080));
        assertThat(defaults.kafka()).isEqualTo(Map.of("bootstrap.servers", "localhost:9092"));
    }

    private static DuplicateConfig duplicates(Duration within) {
        return new DuplicateConfig(new Precision(0.98, 0.8), CalibrationSource.SHIPPED, within);
    }

    private static AlertPolicy alerts(AlertKind... kinds) {
        return new AlertPolicy(Set.of(kinds), History.LEARN, 60);
    }

    private static StreamConfig defaultTransactions() {
        return new StreamConfig(
                "transactions",
                "transactions",
                Mapping.preset("generic", Kind.TRANSACTION),
                List.of("tenant", "account"),
                new WindowConfig(Duration.ofDays(35), 100_000, Duration.ofDays(30)),
                new TextConfig(0, Language.ANY),
                alerts(AlertKind.DUPLICATES, AlertKind.OUTLIERS),
                duplicates(Duration.ofHours(24)),
                OUTLIERS,
                SurgeConfig.DEFAULTS,
                "");
    }

    @Test
    void defaultsOfEachKind() {
        List<StreamConfig> streams = Settings.defaults().config().streams();

        assertThat(streams)
                .containsExactly(
                        new StreamConfig(
                                "tickets",
                                "tickets",
                                Mapping.preset("generic", Kind.TICKET),
                                List.of("tenant"),
                                new WindowConfig(Duration.ofDays(1_095), 100_000, Duration.ofDays(30)),
                                new TextConfig(4, Language.ENGLISH),
                                alerts(AlertKind.DUPLICATES, AlertKind.OUTLIERS, AlertKind.SURGES),
                                duplicates(Duration.ofDays(14)),
                                OUTLIERS,
                                SurgeConfig.DEFAULTS,
                                ""),
                        new StreamConfig(
                                "logs",
                                "logs",
                                Mapping.preset("generic", Kind.LOG),
                                List.of("tenant", "service"),
                                new WindowConfig(Duration.ofHours(24), 100_000, Duration.ofDays(30)),
                                new TextConfig(0, Language.ANY),
                                alerts(AlertKind.OUTLIERS, AlertKind.SURGES),
                                duplicates(Duration.ofHours(24)),
                                OUTLIERS,
                                SurgeConfig.DEFAULTS,
                                ""),
                        defaultTransactions());
    }

    @Test
    void everyKeyOfTheInstallationIsRead() {
        Settings read = SettingsReader.read("""
                application: app
                instance: acme-prod
                partitions: 3
                topics: {prefix: out}
                scores: true
                dead_letters: hashed
                model: fp32
                redaction_key: 0123456789abcdef-secret
                text_cache: 5
                store_memory: {block_cache: 2MiB, write_buffer: 3MiB}
                broker_wait: 7s
                http: {enabled: false, host: 0.0.0.0, port: 0}
                kafka: {bootstrap.servers: "one:1", sasl.jaas.config: "a JAAS line", num.stream.threads: 2}
                """);

        assertThat(read.config().application()).isEqualTo("app");
        assertThat(read.config().instance()).isEqualTo("acme-prod");
        assertThat(read.config().partitions()).isEqualTo(3);
        assertThat(read.config().outputPrefix()).isEqualTo("out");
        assertThat(read.config().scores()).isTrue();
        assertThat(read.config().deadLetters()).isEqualTo(DeadLetterPolicy.HASHED);
        assertThat(read.config().memory()).isEqualTo(new StoreMemory(2 << 20, 3 << 20));
        assertThat(read.model()).isEqualTo(ModelSource.fp32());
        assertThat(read.textCache()).isEqualTo(5);
        assertThat(read.effectiveRedactionKey()).isEqualTo("0123456789abcdef-secret");
        assertThat(read.brokerWait()).isEqualTo(Duration.ofSeconds(7));
        assertThat(read.http()).isEqualTo(new HttpSettings(false, "0.0.0.0", 0));
        assertThat(read.kafka())
                .isEqualTo(Map.of(
                        "bootstrap.servers", "one:1", "sasl.jaas.config", "a JAAS line", "num.stream.threads", "2"));
        assertThat(read.toString()).doesNotContain("secret").doesNotContain("JAAS");
    }

    @Test
    void everyKeyOfAStreamIsRead() {
        Settings read = SettingsReader.read(STREAM);

        Mapping mapping = Mapping.preset("zendesk", Kind.TICKET)
                .with(Map.of(
                        "title", List.of("/detail/name"),
                        "body", List.of("/detail/description", "/detail/note"),
                        "product", List.of("/detail/product")))
                .withTimeFormat(TimeFormat.ISO)
                .withDefaultTenant("acme");
        assertThat(read.config().streams())
                .containsExactly(new StreamConfig(
                        "desk",
                        "zendesk.tickets",
                        mapping,
                        List.of("tenant", "product"),
                        new WindowConfig(Duration.ofDays(10), 50, Duration.ofDays(20)),
                        new TextConfig(3, Language.ANY),
                        new AlertPolicy(Set.of(AlertKind.OUTLIERS), History.SKIP, 7),
                        new DuplicateConfig(new Precision(0.95, 0.7), CalibrationSource.SHIPPED, Duration.ofHours(1)),
                        new OutlierConfig(new Budget.PerDay(5), 99, 10, Duration.ofHours(6)),
                        new SurgeConfig(8, Duration.ofDays(7)),
                        "https://acme.example/{id}"));
    }

    @ParameterizedTest
    @CsvSource({"0.1%, 1000", "0.1 %, 1000", "12.5%, 125000", "100%, 1000000", "0.0001%, 1", "0%, 0"})
    void aBudgetMayBeAShareOfTheDaysRecords(String spelling, int perMillion) {
        assertThat(budget(spelling)).isEqualTo(new Budget.Share(perMillion));
    }

    @ParameterizedTest
    @ValueSource(strings = {"101%", "-1%", "0.00001%", "1,5%", "%", "0.1", "20/week", "-3/day", "1000000000000/day"})
    void whatIsNoBudgetIsRefused(String spelling) {
        assertThatThrownBy(() -> budget(spelling))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("streams.desk.outliers.budget")
                .hasMessageContaining("20/day")
                .hasMessageContaining("0.1%");
    }

    private static Budget budget(String spelling) {
        String yaml = "streams: {desk: {kind: ticket, outliers: {budget: '%s'}}}".formatted(spelling);
        return SettingsReader.read(yaml)
                .config()
                .streams()
                .getFirst()
                .outliers()
                .budget();
    }

    @Test
    void aModelOfOnesOwnNeedsBothHashes() {
        assertThat(SettingsReader.read("model: {path: /models/mine, model_sha256: %s, tokenizer_sha256: %s}"
                                .formatted("a".repeat(64), "b".repeat(64)))
                        .model())
                .isEqualTo(ModelSource.folder(Path.of("/models/mine"), "a".repeat(64), "b".repeat(64)));
        assertThat(problems("model: {path: /models/mine, model_sha256: abc}"))
                .singleElement()
                .asString()
                .startsWith("model.tokenizer_sha256: missing");
    }

    @Test
    void allProblemsOfAFileAreReportedTogether() {
        List<String> problems = problems("""
                partitions: many
                topicz: {prefix: x}
                broker_wait: soon
                streams:
                  desk:
                    kind: Ticket
                    window: {keep: 3 weeks, max: 0}
                    alerts: [duplicate]
                    fields: {titel: /a}
                  pay:
                    kind: transaction
                    scope: [account]
                    outliers: {budget: 20, min_percentile: 101, warm_up: 3}
                """);

        assertBegin(
                problems,
                "broker_wait: 'soon' is not right; expected a duration of at least 1s and at most 36500d, such as 90s",
                "partitions: 'many' is not right; expected a whole number from 1 to 1,024",
                "streams.desk.alerts: '[\"duplicate\"]' is not right; expected a list of duplicates, outliers, surges",
                "streams.desk.fields.titel: unknown field (another name makes sense only in scope); the nearest known one is 'title'",
                "streams.desk.kind: 'Ticket' is not right; expected one of ticket, log, transaction",
                "streams.desk.window.keep: '3 weeks' is not right; expected a duration",
                "streams.desk.window.max: '0' is not right; expected a whole number",
                "streams.pay.outliers.budget: '20' is not right; expected a whole number per day, such as 20/day, or a share",
                "streams.pay.outliers.min_percentile: '101' is not right; expected a number from 50 to 99.95",
                "streams.pay.outliers.warm_up: unknown key; the nearest known one is 'warmup'",
                "streams.pay.scope: '[account]' is not right; expected a list that begins with tenant",
                "topicz: unknown key; the nearest known one is 'topics'");
    }

    /** One problem for each beginning, and no other. */
    private static void assertBegin(List<String> problems, String... beginnings) {
        assertThat(problems).hasSameSizeAs(beginnings);
        assertThat(problems.stream().sorted())
                .zipSatisfy(
                        List.of(beginnings),
                        (line, beginning) -> assertThat(line).startsWith(beginning));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- a list",
                "just text",
                "application: [unclosed",
                "application: a\napplication: b",
                "a: &x 1\nb: *x",
                "streams: {}",
                "streams: {desk: {topic: t}}",
                "streams: {Desk: {kind: ticket}}",
                "streams: {desk: {kind: ticket, fields: {title: no-pointer}}}",
                "streams: {desk: {kind: ticket, preset: servicenow}}",
                "streams: {desk: {kind: ticket, scope: [tenant, colour]}}",
                "streams: {desk: {kind: ticket, scope: [tenant, tenant]}}",
                "streams: {desk: {kind: ticket, scope: [tenant, time]}}",
                "streams: {desk: {kind: ticket, alerts: [incidents]}}",
                "streams: {a: {kind: ticket, topic: t}, b: {kind: log, topic: t}}",
                "a: 1\n---\nb: 2",
                "---\n---\na: 2",
                "kafka: {bootstrap: {servers: x}}",
                "redaction_key: short",
                "http: {port: 65536}",
                "http: {host: 'a b'}",
                "kafka: {boostrap.servers: x}",
                "kafka: {consumer.max.pol.records: 5}",
                "streams: {desk: {kind: ticket, scope: [], fields: {title: ''}}}",
                "model: int4"
            })
    void wrongFilesAreRefused(String yaml) {
        assertThat(problems(yaml)).hasSize(1);
    }

    @Test
    void aMissingFileIsAProblemWithItsName() {
        InvalidSettings thrown =
                catchThrowableOfType(InvalidSettings.class, () -> SettingsReader.read(Path.of("no", "such.yaml")));

        assertThat(thrown).hasMessageContaining("such.yaml");
    }

    @Test
    void theHashChangesWithDecisionsOnly() {
        String hash = Settings.defaults().config().settingsHash();

        assertThat(hash).matches("[0-9a-f]{6}");
        assertThat(hash("kafka: {bootstrap.servers: elsewhere}\nredaction_key: 0123456789abcdef"))
                .isEqualTo(hash);
        assertThat(
                        hash(
                                "streams: {transactions: {kind: transaction}, logs: {kind: log}, tickets: {kind: ticket, topic: other}}"))
                .isEqualTo(hash);
        assertThat(hash("search: {canary_every: 1}")).isEqualTo(hash);
        assertThat(hash("model: fp32")).isNotEqualTo(hash);
        assertThat(
                        hash(
                                "streams: {transactions: {kind: transaction}, logs: {kind: log}, tickets: {kind: ticket, outliers: {budget: 0.1%}}}"))
                .isNotEqualTo(hash);
        assertThat(
                        hash(
                                "streams: {transactions: {kind: transaction}, logs: {kind: log}, tickets: {kind: ticket, outliers: {remind_after: 1h}}}"))
                .isNotEqualTo(hash);
        assertThat(hash("search: {z: 4}")).isNotEqualTo(hash);
        assertThat(
                        hash(
                                "streams: {transactions: {kind: transaction}, logs: {kind: log}, tickets: {kind: ticket, duplicates: {precision: {duplicate: 0.9}}}}"))
                .isNotEqualTo(hash);
    }

    private static String hash(String yaml) {
        return SettingsReader.read(yaml).config().settingsHash();
    }

    private static List<String> problems(String yaml) {
        InvalidSettings thrown = catchThrowableOfType(InvalidSettings.class, () -> SettingsReader.read(yaml));
        assertThat(thrown).as(yaml).isNotNull();
        return thrown.problems().stream().map(Problem::line).toList();
    }
}
