package io.nearfar.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nearfar.record.Kind;
import io.nearfar.stream.AlertKind;
import io.nearfar.stream.StreamConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

    @TempDir
    private Path folder;

    @Test
    void variablesWinOverTheFileAndTheDefault() throws IOException {
        Path file = Files.writeString(
                folder.resolve("nearfar.yaml"),
                "partitions: 3\nkafka: {bootstrap.servers: 'file:1', client.id: file}\n");

        Settings read = SettingsReader.read(
                        file,
                        Map.of(
                                "NEARFAR_PARTITIONS", "4",
                                "NEARFAR_TOPICS_PREFIX", "out",
                                "NEARFAR_STREAMS_TICKETS_WINDOW_KEEP", "90d",
                                "NEARFAR_STREAMS_TICKETS_ALERTS", "[duplicates]",
                                "NEARFAR_STREAMS_TICKETS_FIELDS_TITLE", "/name",
                                "NEARFAR_STREAMS_TICKETS_DUPLICATES_PRECISION", "{duplicate: 0.9}",
                                "NEARFAR_SCORES", "true",
                                "KAFKA_BOOTSTRAP_SERVERS", "environment:1"))
                .settings();

        StreamConfig tickets = read.config().streams().getFirst();
        assertThat(read.config().partitions()).isEqualTo(4);
        assertThat(read.config().outputPrefix()).isEqualTo("out");
        assertThat(read.config().scores()).isTrue();
        assertThat(tickets.window().keep()).isEqualTo(Duration.ofDays(90));
        assertThat(tickets.alerts().kinds()).containsExactly(AlertKind.DUPLICATES);
        assertThat(tickets.mapping().fields().get("title")).hasToString("[/name]");
        assertThat(tickets.duplicates().precision().duplicate()).isEqualTo(0.9);
        assertThat(read.kafka())
                .containsOnly(Map.entry("bootstrap.servers", "environment:1"), Map.entry("client.id", "file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4711", "007", "yes", "null", "1e5", "a: b", "a #b", "\"a\"", "[a]", "{a: b}", "*a", "%"})
    void aTextStaysAsItIs(String text) {
        Settings read = read("", Map.of("NEARFAR_STREAMS_LOGS_DEFAULT_TENANT", text));

        assertThat(read.config().streams().get(1).mapping().defaultTenant()).isEqualTo(text);
    }

    @Test
    void everySettingAtItsDefaultCanBeSetToWhatItIs() {
        SettingsInForce defaults = SettingsReader.read("", "", Map.of());
        Map<String, String> environment = new TreeMap<>();
        InstallationSettings.GROUPS.forEach(group -> group.settings()
                .forEach(setting -> environment.put(
                        Environment.variable(setting.key()), setting.value().apply(defaults.settings()))));
        defaults.settings()
                .config()
                .streams()
                .forEach(stream -> StreamSettings.GROUPS.forEach(group -> group.settings()
                        .forEach(setting -> environment.put(
                                Environment.variable("streams." + stream.name() + "." + setting.key()),
                                setting.value().apply(stream).replaceAll("^\"(.*)\"$", "$1")))));
        environment.keySet().removeIf(name -> name.endsWith("_FIELDS"));
        environment.remove("NEARFAR_REDACTION_KEY");
        environment.replace("NEARFAR_HTTP_HOST", "127.0.0.1");

        SettingsInForce read = SettingsReader.read("", "", environment);

        assertThat(read.settings()).isEqualTo(defaults.settings());
        assertThat(read.origins().values()).containsExactlyInAnyOrderElementsOf(environment.keySet());
    }

    @Test
    void aKindFromTheEnvironmentBringsItsFields() {
        Settings read = read(
                "streams: {my-desk: {kind: log}}",
                Map.of(
                        "NEARFAR_STREAMS_MY_DESK_KIND", "ticket",
                        "NEARFAR_STREAMS_MY_DESK_FIELDS_REQUESTER", "[/a, /b]",
                        "NEARFAR_STREAMS_MY_DESK_FIELDS_STATUS", "[]"));

        StreamConfig desk = read.config().streams().getFirst();
        assertThat(desk.mapping().kind()).isEqualTo(Kind.TICKET);
        assertThat(desk.mapping().fields().get("requester")).hasToString("[/a, /b]");
        assertThat(desk.mapping().fields()).doesNotContainKey("status");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NEARFAR_PARTITONS | 4 | NEARFAR_PARTITONS: unknown variable; the nearest known one is NEARFAR_PARTITIONS; write  NEARFAR_PARTITIONS=",
                "NEARFAR_STREAMS_LOG_TOPIC | t | NEARFAR_STREAMS_LOG_TOPIC: unknown variable; the nearest known one is NEARFAR_STREAMS_LOGS_TOPIC; write  NEARFAR_STREAMS_LOGS_TOPIC=",
                "NEARFAR_PARTITIONS | many | NEARFAR_PARTITIONS: partitions: 'many' is not right; expected a whole number from 1 to 1,024; write  NEARFAR_PARTITIONS=8",
                "NEARFAR_PARTITIONS | '' | NEARFAR_PARTITIONS: partitions: '' is not right; expected a whole number from 1 to 1,024; write  NEARFAR_PARTITIONS=8",
                "NEARFAR_STREAMS_LOGS_URL | https://x | NEARFAR_STREAMS_LOGS_URL: streams.logs.url: 'https://x' is not right; expected a link with {id} in it; write  NEARFAR_STREAMS_LOGS_URL=https://x/{id}",
                "NEARFAR_STREAMS_LOGS_ALERTS | [outlier | NEARFAR_STREAMS_LOGS_ALERTS: streams.logs.alerts: '[outlier' is not right; expected a list of duplicates, outliers, surges; write  NEARFAR_STREAMS_LOGS_ALERTS=[outliers]",
                "KAFKA_MAX_POLL_RECORDS | few | KAFKA_MAX_POLL_RECORDS: kafka.max.poll.records: the value is not right; expected int, [1,...]; write  KAFKA_MAX_POLL_RECORDS=500"
            })
    void mistakesNameTheVariable(String name, String value, String line) {
        assertThat(problems("", Map.of(name, value))).containsExactly(line);
    }

    @Test
    void aVariableThatStandsForTwoKeysIsRefused() {
        assertThat(problems(
                        "kafka: {my.plugin.a.b: 1, my.plugin.a-b: 2}", Map.of("NEARFAR_KAFKA_MY_PLUGIN_A_B", "canary")))
                .containsExactly(
                        "NEARFAR_KAFKA_MY_PLUGIN_A_B: stands for both kafka.my.plugin.a.b and kafka.my.plugin.a-b; set them in the file");
    }

    @Test
    void secretsFromTheEnvironmentAreNotEchoed() {
        assertThat(problems(
                        "",
                        Map.of(
                                "NEARFAR_REDACTION_KEY", "canary",
                                "NEARFAR_REDACTION_KEYS", "canary",
                                "KAFKA_SECURITY_PROTOCOL", "canary")))
                .hasSize(3)
                .noneMatch(line -> line.contains("canary"));
    }

    @Test
    void kafkaPropertiesAreNamedAsElsewhere() {
        Settings read = read(
                "",
                Map.of(
                        "KAFKA_MAX_POLL_INTERVAL_MS", "5000",
                        "KAFKA_SASL_JAAS_CONFIG", "x y;",
                        "KAFKA_MAIN_CONSUMER_MAX_POLL_RECORDS", "7",
                        "KAFKA_PRODUCER_LINGER_MS", "5",
                        "KAFKA_TOPIC_RETENTION_MS", "9",
                        "KAFKA_CONFIG_PROVIDERS", "env",
                        "KAFKA_CONFIG_PROVIDERS_ENV_CLASS",
                                "org.apache.kafka.common.config.provider.EnvVarConfigProvider"));

        assertThat(read.kafka())
                .containsOnlyKeys(
                        "bootstrap.servers",
                        "max.poll.interval.ms",
                        "sasl.jaas.config",
                        "main.consumer.max.poll.records",
                        "producer.linger.ms",
                        "topic.retention.ms",
                        "config.providers",
                        "config.providers.env.class")
                .containsEntry("max.poll.interval.ms", "5000")
                .containsEntry("sasl.jaas.config", "x y;");
    }

    @Test
    void whatImagesAndContainerPlatformsSetIsIgnoredAndNamed() {
        Map<String, String> foreign = Map.ofEntries(
                Map.entry("KAFKA_HOME", "/opt/kafka"),
                Map.entry("KAFKA_OPTS", "-Dx"),
                Map.entry("KAFKA_HEAP_OPTS", "-Xmx1g"),
                Map.entry("KAFKA_TOPIC", "orders"),
                Map.entry("KAFKA_PORT", "tcp://10.0.0.1:9092"),
                Map.entry("KAFKA_SERVICE_HOST", "10.0.0.1"),
                Map.entry("KAFKA_PORT_9092_TCP_ADDR", "10.0.0.1"),
                Map.entry("NEARFAR_SERVICE_HOST", "10.0.0.2"),
                Map.entry("NEARFAR_SERVICE_PORT_HTTP", "8080"),
                Map.entry("NEARFAR_PORT", "tcp://10.0.0.2:8080"),
                Map.entry("NEARFAR_PORT_8080_TCP", "tcp://10.0.0.2:8080"),
                Map.entry("NEARFAR_HTTP_PORT", "tcp://10.0.0.2:8080"));

        SettingsInForce read = SettingsReader.read("", "", foreign);

        assertThat(read.settings()).isEqualTo(Settings.defaults());
        assertThat(read.ignored()).containsExactlyElementsOf(new TreeMap<>(foreign).keySet());
    }

    @Test
    void theLogNamesWhatIsIgnoredOnceAndShowsNoValue() throws IOException {
        Path file = Files.writeString(folder.resolve("nearfar.yaml"), "partitions: 3\n");
        List<String> lines = new CopyOnWriteArrayList<>();
        Logger logger = (Logger) LogManager.getLogger(SettingsReader.class);
        AbstractAppender appender = new AbstractAppender("lines", null, null, true, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                lines.add(event.getMessage().getFormattedMessage());
            }
        };
        appender.start();
        Level before = logger.getLevel();
        logger.addAppender(appender);
        logger.setLevel(Level.INFO);
        try {
            SettingsReader.read(
                    file, Map.of("KAFKA_HOME", "canary", "KAFKA_OPTS", "canary", "KAFKA_CLIENT_ID", "canary"));
            SettingsReader.read(file, Map.of("KAFKA_CLIENT_ID", "canary"));
        } finally {
            logger.setLevel(before);
            logger.removeAppender(appender);
        }

        assertThat(lines).containsExactly("event=environment-ignored names=KAFKA_HOME,KAFKA_OPTS");
    }

    @Test
    void otherVariablesAndThoseOfTheLauncherAreNoneOfThis() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path launcher =
                Files.isRegularFile(here.resolve("nearfar")) ? here.resolve("nearfar") : here.resolveSibling("nearfar");
        Map<String, String> read = Pattern.compile("\\bNEARFAR_[A-Z_]+")
                .matcher(Files.readString(launcher))
                .results()
                .map(MatchResult::group)
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> "x"));

        assertThat(read).containsOnlyKeys(Environment.OF_THE_LAUNCHER);
        assertThat(SettingsReader.read("", "", read).ignored()).isEmpty();
        assertThat(SettingsReader.read("", "", Map.of("PATH", "x", "NEARFAR", "y"))
                        .ignored())
                .isEmpty();
    }

    @Test
    void aVariableThatAReferenceNamesIsNoSetting() {
        String yaml = "kafka: {client.id: '${env:NEARFAR_SECRET}'}";

        assertThat(problems(yaml, Map.of("NEARFAR_SECRET", "s", "NEARFAR_SECRETS", "s")))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith("kafka.client.id: provider 'env'"))
                .anySatisfy(line -> assertThat(line).startsWith("NEARFAR_SECRETS: unknown"));
    }

    private static Settings read(String yaml, Map<String, String> environment) {
        return SettingsReader.read("", yaml, environment).settings();
    }

    private static List<String> problems(String yaml, Map<String, String> environment) {
        InvalidSettings thrown = catchThrowableOfType(InvalidSettings.class, () -> read(yaml, environment));
        assertThat(thrown).as("%s %s", yaml, environment.keySet()).isNotNull();
        return thrown.problems().stream().map(Problem::line).toList();
    }
}
