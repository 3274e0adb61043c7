package io.nearfar.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinkSettingsTest {

    private static final Map<String, String> LEAST =
            Map.of("request.url", "https://desk.example/{/alert_id}", "request.body", "{}");

    @Test
    void onlyWhereToSendWhatMustBeSaid() {
        SinkSettings settings = new SinkSettings(LEAST);

        assertThat(settings.method()).isEqualTo("POST");
        assertThat(settings.actsOn("io.nearfar.duplicate.v1")).isTrue();
        assertThat(settings.actsOn("io.nearfar.related.v1")).isFalse();
        assertThat(settings.actsFor("anybody")).isTrue();
        assertThat(settings.search()).isEmpty();
        assertThat(settings.authorization()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"request.url", "request.body"})
    void whatMustBeSaidIsNamedWhereItIsNot(String key) {
        Map<String, String> properties = new HashMap<>(LEAST);
        properties.remove(key);

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new SinkSettings(properties))
                .withMessageContaining(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alert.types    | ''",
                "alert.types    | duplicate",
                "request.method | GET",
                "request.url    | http://desk.example/",
                "request.url    | ''",
                "request.body   | so",
                "search.url     | https://{/tenant}.example/",
                "search.url     | https://desk.example/",
                "search.mark    | {/alert_id}",
                "search.next    | next_page"
            })
    void aWrongValueIsRefusedByItsKey(String key, String value) {
        Map<String, String> properties = new HashMap<>(LEAST);
        properties.put(key, value);

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new SinkSettings(properties))
                .withMessageContaining(key);
    }

    @Test
    void theSecretIsHiddenWhereSettingsAreShown() {
        Map<String, String> properties = new HashMap<>(LEAST);
        properties.put("authorization", "Basic c2VjcmV0");
        SinkSettings settings = new SinkSettings(properties);

        assertThat(settings.authorization()).isEqualTo(Optional.of("Basic c2VjcmV0"));
        assertThat(settings.values().toString())
                .contains("authorization=[hidden]")
                .doesNotContain("c2VjcmV0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zendesk", "jira"})
    void publishedConfigurationsAreSettings(String name) {
        SinkSettings settings = new SinkSettings(Published.properties(name));

        assertThat(settings.url()
                        .fill(TestAlert.duplicate("5f1c0a9e7b42d3f0", "1042").json()))
                .hasScheme("https");
        assertThat(settings.authorization())
                .isEqualTo(Optional.of("${file:/run/secrets/%s.properties:authorization}".formatted(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zendesk", "jira"})
    void publishedConfigurationsNameTheAlertInWhatTheySend(String name) {
        assertThat(new SinkSettings(Published.properties(name))
                        .body()
                        .fill(TestAlert.duplicate("5f1c0a9e7b42d3f0", "1042").json()))
                .contains("5f1c0a9e7b42d3f0");
    }

    @Test
    void aSecretIsReadWithoutTheEndOfItsLineAndWhatNoHeaderMayHoldIsRefusedUnseen() {
        Map<String, String> properties = new HashMap<>(LEAST);
        properties.put("authorization", "Basic c2VjcmV0\n");
        assertThat(new SinkSettings(properties).authorization()).isEqualTo(Optional.of("Basic c2VjcmV0"));

        properties.put("authorization", "Basic c2Vj\u200bcmV0");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new SinkSettings(properties))
                .withMessageContaining("authorization")
                .withMessageNotContaining("c2Vj");
    }

    @Test
    void anotherHostThanThatOfTheRequestIsNotAsked() {
        Map<String, String> properties = new HashMap<>(LEAST);
        properties.put("search.url", "https://other.example/{/record/id}");
        properties.put("search.mark", "{/alert_id}");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new SinkSettings(properties))
                .withMessageContaining("one host");
    }

    @Test
    void aConnectorDoesNotStartWithWrongSettings() {
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> new HelpDeskSink().start(Map.of()));
    }

    @Test
    void everyTaskHasTheConnectorsSettings() {
        HelpDeskSink sink = new HelpDeskSink();
        sink.start(LEAST);

        assertThat(sink.taskConfigs(3)).hasSize(3).containsOnly(LEAST);
        assertThat(sink.taskClass()).isEqualTo(HelpDeskTask.class);
    }
}
