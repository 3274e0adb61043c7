package io.nearfar.app.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.app.settings.SettingsReader;
import io.nearfar.record.Kind;
import io.nearfar.record.Mapping;
import io.nearfar.stream.StreamConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationSetupTest {

    @Test
    void ofTheKafkaPropertiesOnlyThoseThatTuneAreUsed(@TempDir Path folder) throws IOException {
        Path values = Files.writeString(folder.resolve("values.properties"), "commit=50\n");
        EvaluationSetup setup = EvaluationSetup.of(SettingsReader.read("""
                kafka:
                  bootstrap.servers: elsewhere:9092
                  security.protocol: SASL_SSL
                  consumer.sasl.jaas.config: secret
                  admin.ssl.keystore.password: secret
                  interceptor.classes: ""
                  num.stream.threads: 3
                  main.consumer.max.poll.records: 7
                  producer.linger.ms: 5
                  config.providers: file
                  config.providers.file.class: org.apache.kafka.common.config.provider.FileConfigProvider
                  commit.interval.ms: "${file:%s:commit}"
                """.formatted(values)), Sort.TICKETS, 1);

        assertThat(setup.kafka())
                .isEqualTo(Map.of(
                        "num.stream.threads", "3", "main.consumer.max.poll.records", "7", "producer.linger.ms", "5"));
    }

    @Test
    void recordsAreReadAsTheyAreSentWhateverTheSettingsMap() {
        EvaluationSetup setup = EvaluationSetup.of(SettingsReader.read("""
                streams:
                  desk:
                    kind: ticket
                    preset: zendesk
                    fields: {id: [], product: /detail/product, queue: /detail/queue}
                    scope: [tenant, product, queue]
                """), Sort.TICKETS, 1);

        StreamConfig stream = setup.config().streams().getFirst();
        assertThat(stream.scope()).containsExactly("tenant", "product", "queue");
        assertThat(stream.mapping())
                .isEqualTo(Mapping.preset("generic", Kind.TICKET).with(Map.of("queue", List.of("/queue"))));
    }
}
