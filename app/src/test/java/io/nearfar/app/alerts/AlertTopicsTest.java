package io.nearfar.app.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nearfar.app.CommandFailed;
import io.nearfar.app.alerts.AlertTopics.Discovered;
import io.nearfar.app.alerts.AlertTopics.Named;
import io.nearfar.app.alerts.AlertTopics.Wanted;
import io.nearfar.app.settings.SettingsReader;
import io.nearfar.stream.AlertKind;
import io.nearfar.stream.NearfarConfig;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertTopicsTest {

    private static final Wanted ALL = new Wanted("", Optional.empty());
    private static final NearfarConfig CONFIG = SettingsReader.read(
                    "streams: {desk: {kind: ticket}, logs: {kind: log, alerts: [outliers]}}")
            .config();

    private static final List<String> EXISTING = List.of(
            "nearfar.desk.duplicates",
            "nearfar.desk.surges",
            "nearfar.desk.scores",
            "nearfar.logs.outliers",
            "nearfar.dead-letters",
            "nearfar.eu.desk.duplicates",
            "nearfarxdesk.duplicates",
            "desk");

    @Test
    void alertTopicsOfThePrefixAreDiscovered() {
        assertThat(new Discovered("nearfar", ALL).among(EXISTING))
                .containsExactly("nearfar.desk.duplicates", "nearfar.desk.surges", "nearfar.logs.outliers");
        assertThat(new Discovered("nearfar.eu", ALL).among(EXISTING)).containsExactly("nearfar.eu.desk.duplicates");
    }

    @Test
    void streamAndKindNarrowWhatIsRead() {
        assertThat(new Discovered("nearfar", new Wanted("desk", Optional.empty())).among(EXISTING))
                .containsExactly("nearfar.desk.duplicates", "nearfar.desk.surges");
        assertThat(new Discovered("nearfar", new Wanted("", Optional.of(AlertKind.OUTLIERS))).among(EXISTING))
                .containsExactly("nearfar.logs.outliers");
    }

    @Test
    void noTopicAtAllSaysWhatWasLookedFor() {
        assertThatThrownBy(() -> new Discovered("near", new Wanted("desk", Optional.empty())).among(EXISTING))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("there is no topic near.desk.{duplicates,outliers,surges}");
    }

    @Test
    void settingsNameTheTopicsAndWhatTheyNameMustBeThere() {
        assertThat(new Named(CONFIG, new Wanted("logs", Optional.empty())).among(EXISTING))
                .containsExactly("nearfar.logs.outliers");
        assertThatThrownBy(() -> new Named(CONFIG, ALL).among(EXISTING))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("alert topics are missing: nearfar.desk.outliers; run makes them, or topics --create");
    }

    @Test
    void aKindThatIsNotAlertedIsRefused() {
        Wanted wanted = new Wanted("logs", Optional.of(AlertKind.DUPLICATES));

        assertThatThrownBy(() -> new Named(CONFIG, wanted).among(EXISTING))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("raise no such alerts");
    }
}
