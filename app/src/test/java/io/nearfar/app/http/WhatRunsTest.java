package io.nearfar.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nearfar.app.settings.SettingsReader;
import io.nearfar.embedding.ModelId;
import io.nearfar.stream.NearfarConfig;
import org.junit.jupiter.api.Test;

class WhatRunsTest {

    private static final String CANARY = "zyzzyva";

    @Test
    void theModelIsThereOnceItIsLoaded() {
        WhatRuns info = new WhatRuns("1.2.3", SettingsReader.read("").config());

        info.loaded(new ModelId("a-model", "0123abcd", 384));

        JsonNode model = json(info).at("/model");
        assertThat(model.at("/id").asText()).isEqualTo("a-model");
        assertThat(model.at("/fingerprint").asText()).isEqualTo("0123abcd");
        assertThat(model.at("/dimensions").asInt()).isEqualTo(384);
    }

    @Test
    void thresholdsAreThoseInForce() {
        NearfarConfig config = SettingsReader.read("""
                streams:
                  desk: {kind: ticket, duplicates: {precision: {duplicate: 0.9}}, alerts: [surges], max_alerts_per_minute: 7}
                  web: {kind: log, outliers: {budget: 0.1%, min_percentile: 99, warmup: 50, remind_after: 2h}}
                """).config();

        JsonNode streams = json(new WhatRuns("1.2.3", config)).at("/streams");

        assertThat(streams.at("/desk/duplicate/threshold").asDouble())
                .isEqualTo(config.streams()
                        .getFirst()
                        .duplicates()
                        .forTickets()
                        .thresholds()
                        .duplicate());
        assertThat(streams.at("/desk/duplicate/origin").asText()).startsWith("target precision 0.9,");
        assertThat(streams.at("/desk/alerts").toString()).isEqualTo("[\"surges\"]");
        assertThat(streams.at("/desk/max_alerts_per_minute").asInt()).isEqualTo(7);
        assertThat(streams.at("/web/outlier").toString())
                .isEqualTo("{\"min_percentile\":99.0,\"budget\":\"0.1%\",\"warmup\":50,\"remind_after\":\"PT2H\"}");
    }

    @Test
    void noSecretOfTheSettingsIsTold() {
        NearfarConfig config = SettingsReader.read("""
                redaction_key: %1$s-0123456789abcdef
                streams: {desk: {kind: ticket, default_tenant: %1$s, topic: %1$s, url: "https://%1$s.example/{id}"}}
                kafka:
                  bootstrap.servers: "%1$s:9092"
                  sasl.jaas.config: "%1$s"
                  ssl.keystore.password: "%1$s"
                """.formatted(CANARY)).config();

        assertThat(json(new WhatRuns("1.2.3", config)).toString())
                .contains("desk")
                .doesNotContain(CANARY);
    }

    private static JsonNode json(WhatRuns info) {
        return new ObjectMapper().valueToTree(info.body());
    }
}
