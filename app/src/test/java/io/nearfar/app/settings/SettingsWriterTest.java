package io.nearfar.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsWriterTest {

    @Test
    void whatIsPrintedAsDefaultReadsBackToTheDefaults() {
        String printed = SettingsWriter.write(Settings.defaults());

        assertThat(SettingsReader.read(printed)).isEqualTo(Settings.defaults());
        assertThat(printed.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
    }

    @Test
    void whatIsInForceReadsBackToItself() {
        Settings settings = SettingsReader.read("""
                instance: "4711"
                model: {path: "/models/a b", model_sha256: "%s", tokenizer_sha256: "%s"}
                broker_wait: 1500ms
                streams:
                  desk:
                    kind: ticket
                    preset: zendesk
                    fields: {title: "/detail/the title", requester: []}
                    alerts: []
                    window: {keep: 36h, max: 10}
                    default_tenant: 'a "quoted" one'
                    url: "https://desk.example/{id}?a=b#c"
                """.formatted("a".repeat(64), "b".repeat(64)));

        assertThat(SettingsReader.read(SettingsWriter.write(settings))).isEqualTo(settings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "False",
                "NULL",
                "null",
                "yes",
                "No",
                "on",
                "OFF",
                "y",
                "007",
                "1e5",
                "0x1f",
                "12:30:00",
                "1_000",
                "3.10",
                ".5",
                "~",
                "2026-01-01",
                "-",
                "a: b",
                "a #b",
                "[x]",
                "{x}",
                "*x",
                "&x",
                "!x",
                "%x",
                "@x",
                "'",
                "\"",
                "\\",
                "a\tb",
                "a\r\nb",
                "\u0000",
                "\u0085",
                "\u2028",
                "\ufeffa",
                "ünï",
                "\ud83d\ude00",
                "---",
                "..."
            })
    void trickyTextsReadBackToThemselves(String text) {
        assertReadsBack(text);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyTextReadsBackToItself(long seed) {
        Random random = new Random(seed);
        String signs = "aZ09 .,:;#-_~!?*&%@'\"\\/|<>{}[]()=+$`\t\n\r\u0001\u007f\u00a0\u00e9\u2029\uffee";
        for (int i = 0; i < 50; i++) {
            StringBuilder text = new StringBuilder("x");
            random.ints(random.nextInt(1, 20), 0, signs.length()).forEach(sign -> text.append(signs.charAt(sign)));
            assertReadsBack(text.append('x').toString());
        }
    }

    private static void assertReadsBack(String text) {
        String quoted = text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining("", "\"", "\""));
        String yaml = "kafka: {client.id: %s}\nstreams: {desk: {kind: ticket, default_tenant: %s}}"
                .formatted(quoted, quoted.replaceFirst("\"$", "x\""));
        if (text.matches("[A-Za-z0-9._-]{1,100}")) {
            yaml += "\napplication: %s\ntopics: {prefix: %s}".formatted(quoted, quoted);
        }
        Settings settings = SettingsReader.read(yaml);

        assertThat(settings.kafka()).containsEntry("client.id", text);
        assertThat(SettingsReader.read(SettingsWriter.write(settings))).as(text).isEqualTo(settings);
    }

    @Test
    void secretsAreNotPrintedAndTheRestReadsBack() {
        String printed = SettingsWriter.write(SettingsReader.read("""
                redaction_key: canary-redaction-key
                kafka:
                  ssl.keystore.password: canary-1
                  sasl.jaas.config: canary-2
                  ssl.keystore.key: canary-3
                  my.plugin.passphrase: canary-4
                  client.id: "ldap://me:canary-5@host"
                  max.poll.records: 7
                """));

        assertThat(printed)
                .contains("# redaction_key: (hidden)", "# sasl.jaas.config: (hidden)")
                .doesNotContain("canary-");
        assertThat(SettingsReader.read(printed)).isEqualTo(SettingsReader.read("kafka: {max.poll.records: 7}"));
    }

    @Test
    void whatIsInForceNamesItsOriginAndReadsBackToItself() {
        String yaml = """
                partitions: 3
                scores:
                redaction_key: canary-redaction-key
                model:
                  path: /m
                  model_sha256: "%s"
                  tokenizer_sha256: "%s"
                streams:
                  desk:
                    kind: ticket
                    window:
                      max: 9
                    fields: {title: /name}
                """.formatted("a".repeat(64), "b".repeat(64));
        Map<String, String> environment = Map.of(
                "NEARFAR_STREAMS_DESK_WINDOW_KEEP", "90d", "KAFKA_CLIENT_ID", "me", "NEARFAR_MODEL_PATH", "/other");

        SettingsInForce inForce = SettingsReader.read("my.yaml", yaml, environment);
        String printed = SettingsWriter.write(inForce);

        assertThat(printed.lines().map(line -> line.strip().replaceAll(" +", " ")))
                .contains(
                        "application: nearfar # default",
                        "partitions: 3 # my.yaml:1",
                        "scores: false # default",
                        "# redaction_key: (hidden) # my.yaml:3",
                        "path: \"/other\" # NEARFAR_MODEL_PATH",
                        "model_sha256: \"%s\" # my.yaml:6".formatted("a".repeat(64)),
                        "client.id: \"me\" # KAFKA_CLIENT_ID",
                        "bootstrap.servers: \"localhost:9092\" # default",
                        "keep: 90d # NEARFAR_STREAMS_DESK_WINDOW_KEEP",
                        "max: 9 # my.yaml:12",
                        "title: /name # my.yaml:13",
                        "status: /status # default");
        assertThat(SettingsReader.read(printed + "redaction_key: canary-redaction-key\n"))
                .isEqualTo(inForce.settings());
    }
}
