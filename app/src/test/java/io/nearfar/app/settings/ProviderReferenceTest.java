package io.nearfar.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nearfar.record.Redactor;
import io.nearfar.stream.NearfarMetrics;
import io.nearfar.stream.SharedRocksMemory;
import io.nearfar.stream.StreamsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderReferenceTest {

    private static final String PROVIDERS = """
            kafka:
              config.providers: env,file,dir
              config.providers.env.class: org.apache.kafka.common.config.provider.EnvVarConfigProvider
              config.providers.file.class: org.apache.kafka.common.config.provider.FileConfigProvider
              config.providers.dir.class: org.apache.kafka.common.config.provider.DirectoryConfigProvider
            """;

    @TempDir
    private Path folder;

    private Path secrets = Path.of("");

    @BeforeEach
    void hideSecrets() throws IOException {
        secrets = Files.writeString(
                folder.resolve("all.properties"),
                "jaas=canary.login required;\nkey=canary-redaction-key\nshort=canary\n");
        Files.writeString(folder.resolve("key"), "canary-redaction-dir");
    }

    @Test
    void everyClientOfOurPropertiesLooksReferencesUp() {
        Settings settings = read("  sasl.jaas.config: ${file:%s:jaas}\n  client.id: ${env:PATH}\n".formatted(secrets));
        Map<String, Object> kafka = new HashMap<>(settings.kafka());
        Map<String, Object> consumer = new HashMap<>(kafka);
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        Password jaas = new Password("canary.login required;");

        assertThat(new AdminClientConfig(kafka).getPassword(SaslConfigs.SASL_JAAS_CONFIG))
                .isEqualTo(jaas);
        assertThat(new AdminClientConfig(kafka).getString("client.id")).isEqualTo(System.getenv("PATH"));
        assertThat(new ConsumerConfig(consumer).getPassword(SaslConfigs.SASL_JAAS_CONFIG))
                .isEqualTo(jaas);
        try (SharedRocksMemory.Pool memory =
                new SharedRocksMemory.Pool(settings.config().memory())) {
            Redactor redactor = Redactor.of(new byte[32]);
            StreamsConfig streams = new StreamsConfig(
                    StreamsSettings.of(settings.config(), kafka, new NearfarMetrics(), redactor, memory));
            for (Map<String, Object> client : List.of(
                    streams.getMainConsumerConfigs("group", "client", 0),
                    streams.getProducerConfigs("client"),
                    streams.getAdminConfigs("client"))) {
                assertThat(client).containsEntry(SaslConfigs.SASL_JAAS_CONFIG, jaas.value());
            }
        }
    }

    @Test
    void theRedactionKeyMayBeAReference() {
        assertThat(read("redaction_key: ${file:%s:key}\n".formatted(secrets)).effectiveRedactionKey())
                .isEqualTo("canary-redaction-key");
        assertThat(read("redaction_key: ${dir:%s:key}\n".formatted(folder)).effectiveRedactionKey())
                .isEqualTo("canary-redaction-dir");
    }

    @Test
    void aReferenceIsPrintedAndReadsBackButNeverWhatItLeadsTo() {
        Settings settings =
                read("  sasl.jaas.config: ${file:%1$s:jaas}\nredaction_key: ${file:%1$s:key}\n".formatted(secrets));
        String printed = SettingsWriter.write(settings);

        assertThat(SettingsReader.read(printed)).isEqualTo(settings);
        assertThat(printed + settings).doesNotContain("canary-", "canary.");
        assertThat(settings.hideValues("not a login module: canary.login")).isEqualTo("not a login module: (hidden)");
    }

    @Test
    void lookUpsThatFailNameKeyAndProviderAndNoValue() {
        String yaml = PROVIDERS
                + "  sasl.jaas.config: canary ${file:%s:none}\n".formatted(secrets)
                + "  ssl.keystore.password: ${env:NO_SUCH_VARIABLE_8817}\n"
                + "  ssl.key.password: ${vault:canary}\n"
                + "  max.poll.records: ${file:%s:short}\n".formatted(secrets)
                + "redaction_key: ${file:/no/such/canary:key}\n";

        assertThat(problems(yaml))
                .hasSize(5)
                .noneMatch(line -> line.contains("canary"))
                .anyMatch(line -> line.startsWith("kafka.sasl.jaas.config: provider 'file' has no such value"))
                .anyMatch(line -> line.startsWith("kafka.ssl.keystore.password: provider 'env' has no such value"))
                .anyMatch(line -> line.startsWith("kafka.ssl.key.password: provider 'vault' has no such value"))
                .anyMatch(line -> line.startsWith("kafka.max.poll.records: the value is not right; expected int"))
                .anyMatch(line -> line.startsWith("redaction_key: provider 'file' has no such value"));
    }

    @Test
    void aRedactionKeyThatIsTooShortIsRefusedWhereverItLies() {
        assertThat(problems(PROVIDERS + "redaction_key: ${file:%s:short}\n".formatted(secrets)))
                .containsExactly("redaction_key: what it refers to is not right; expected at least 16 characters");
    }

    private static Settings read(String more) {
        return SettingsReader.read(PROVIDERS + more);
    }

    private static List<String> problems(String yaml) {
        InvalidSettings thrown = catchThrowableOfType(InvalidSettings.class, () -> SettingsReader.read(yaml));
        assertThat(thrown).as(yaml).isNotNull();
        return thrown.problems().stream().map(Problem::line).toList();
    }
}
