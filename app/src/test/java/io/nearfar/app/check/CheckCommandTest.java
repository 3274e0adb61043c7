package io.nearfar.app.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nearfar.app.CommandFailed;
import io.nearfar.app.settings.InvalidSettings;
import io.nearfar.app.settings.SettingsReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

class CheckCommandTest {

    @Test
    @Timeout(value = 15, unit = TimeUnit.SECONDS)
    void aBrokerThatIsNotThereIsOneLineInTime() {
        assertThatThrownBy(() -> ask("{bootstrap.servers: '127.0.0.1:1'}"))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("no broker reachable at 127.0.0.1:1 within 10 s");
    }

    @Test
    void aBrokerWhoseNameNobodyKnowsIsNotReachable() {
        assertThatThrownBy(() -> ask("{bootstrap.servers: 'nobody.invalid:9092'}"))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("no broker reachable at nobody.invalid:9092 within 10 s");
    }

    @Test
    void propertiesThatAClientRefusesAreWrongSettingsAndHidden() {
        assertThatThrownBy(() -> ask("{security.protocol: SASL_PLAINTEXT, sasl.mechanism: PLAIN, "
                        + "sasl.jaas.config: 'canary-module required;'}"))
                .isInstanceOf(InvalidSettings.class)
                .satisfies(thrown -> assertThat(
                                ((InvalidSettings) thrown).problems().toString())
                        .contains("kafka")
                        .doesNotContain("canary"));
    }

    @Test
    void wrongUsageIsExitCodeTwo() {
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new CheckCommand()).setErr(new PrintWriter(err, true));

        assertThat(command.execute()).isEqualTo(2);
        assertThat(command.execute("--config", "absent.yaml", "--sample", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--config", "--sample must be 1 to 10,000, was 0");
    }

    private static void ask(String kafka) throws InterruptedException {
        try (BrokerSurvey survey = BrokerSurvey.open(SettingsReader.read("kafka: " + kafka))) {
            survey.facts();
        }
    }
}
