package io.nearfar.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

    @Test
    void secretsAreNotPrinted() {
        String printed = SettingsWriter.write(SettingsReader.read("""
                redaction_key: canary-redaction-key
                kafka: {ssl.keystore.password: canary-1, sasl.jaas.config: canary-2, ssl.keystore.key: canary-3}
                """));

        assertThat(printed).contains("redaction_key", "sasl.jaas.config").doesNotContain("canary");
    }
}
