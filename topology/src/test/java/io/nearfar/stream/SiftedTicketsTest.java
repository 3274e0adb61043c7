package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.detection.OutlierConfig;
import io.nearfar.record.Boilerplate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Template is learned by the topology, input partition by input partition. */
class SiftedTicketsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int ENOUGH = Boilerplate.LEAST + 2;

    @TempDir
    private Path state;

    private static NearfarConfig config() {
        return Configs.of(Configs.tickets(Configs.TICKET_WINDOW, new OutlierConfig(0, 99.9, 1_000)));
    }

    private static void send(Driver driver, int i, String happened) {
        Map<String, String> fields = Map.of(
                "id", "T-" + i,
                "tenant", "acme",
                "subject", "Report of " + happened,
                "body",
                        "Product: kettle\nWhat happened:\n" + happened
                                + "\nWe never share what you write with anybody but the people who mend your kettle for you.");
        driver.send("tickets", fields, NOON.plusSeconds(i));
    }

    private static void learn(Driver driver) {
        for (int i = 0; i < ENOUGH; i++) {
            send(driver, i, "the lamp of device " + i * 7919 + " blinks");
        }
        driver.scores("tickets");
        driver.alerts("tickets", AlertKind.DUPLICATES);
    }

    @Test
    void aTextThatWasSaidBeforeItsTemplateWasLearnedIsStillTheSameText() {
        try (Driver driver = new Driver(config(), state)) {
            send(driver, 900, "my kettle leaks at the spout");
            learn(driver);

            send(driver, 901, "my kettle leaks at the spout");

            JsonNode alert = driver.alerts("tickets", AlertKind.DUPLICATES).getFirst();
            assertThat(alert.at("/match/id").asText()).isEqualTo("T-900");
            assertThat(alert.at("/evidence/0/text").asText()).isEqualTo("same text");
            assertThat(alert.at("/record/snippet").asText()).contains("What happened:", "We never share");
        }
    }

    @Test
    void whatOnlySharesItsFormIsLessAlikeOnceTheFormIsKnown() {
        double before;
        double after;
        try (Driver driver = new Driver(config(), state)) {
            send(driver, 900, "my kettle leaks at the spout");
            driver.scores("tickets");
            send(driver, 901, "the invoice names another street");
            before = best(driver);
            learn(driver);
            send(driver, 902, "my dog has eaten the remote control");
            driver.scores("tickets");
            send(driver, 903, "music stops when the phone rings");
            after = best(driver);
        }
        assertThat(after).isLessThan(before - 0.1);
    }

    private static double best(Driver driver) {
        return driver.scores("tickets").getLast().at("/matches/0/similarity").asDouble();
    }

    @Test
    void redeliveryLeavesWhatIsKnownOfLinesAsItIs() {
        try (Driver driver = new Driver(config(), state)) {
            learn(driver);
            Map<String, List<Byte>> once = driver.lines("tickets");

            learn(driver);

            assertThat(driver.lines("tickets")).isEqualTo(once).isNotEmpty();
        }
    }

    @Test
    void tenantsLearnFromTheirOwnTicketsOnly() {
        try (Driver driver = new Driver(config(), state)) {
            learn(driver);
            Map<String, List<Byte>> before = driver.lines("tickets");

            driver.send(
                    "tickets",
                    Map.of(
                            "id",
                            "B-1",
                            "tenant",
                            "borealis",
                            "subject",
                            "Kettle",
                            "body",
                            "What happened:\nit is gone"),
                    NOON);

            assertThat(driver.lines("tickets")).containsAllEntriesOf(before).hasSizeGreaterThan(before.size());
        }
    }
}
