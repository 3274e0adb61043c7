package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.detection.OutlierConfig;
import io.nearfar.window.Group;
import io.nearfar.window.Leader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Log lines of a day's window, through the real topology. */
class WindowsOfTenantsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path state;

    private Driver driver;

    @BeforeEach
    void open() {
        driver = new Driver(Configs.of(Configs.logs(Configs.DAY, OutlierConfig.DEFAULTS)), state);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void hourlyRepeatForTenWindowsStaysOneLeaderInOneGroup() {
        for (int hour = 0; hour < 240; hour++) {
            log("acme", "Connection to the database lost", NOON.plus(Duration.ofHours(hour)));
        }

        assertThat(driver.leaders("logs")).hasSize(1);
        assertThat(driver.groups("logs")).extracting(Group::count).containsExactly(240L);
        Leader leader = driver.leaders("logs").getFirst();
        assertThat(driver.rows("logs")).containsExactly(leader.row());
        assertThat(driver.scores("logs").stream().skip(1))
                .allSatisfy(score -> assertThat(score.at("/outcome").asText()).isEqualTo("repeated"));
    }

    @Test
    void repeatAfterTheWindowIsNoRepeat() {
        log("acme", "Connection to the database lost", NOON);
        log("acme", "Connection to the database lost", NOON.plus(Duration.ofHours(24)));

        assertThat(driver.scores("logs"))
                .allSatisfy(score -> assertThat(score.get("matches")).isEmpty());
    }

    @Test
    void clocksADayAheadTakeNothingFromOtherTenants() {
        log("slow", "Connection to the database lost", NOON);
        for (int i = 0; i < 100; i++) {
            log("fast", "Heartbeat of node seven", NOON.plus(Duration.ofDays(1)).plusSeconds(i));
        }
        driver.scores("logs");

        log("slow", "Connection to the database lost", NOON.plus(Duration.ofHours(23)));

        List<JsonNode> scores = driver.scores("logs");
        assertThat(scores).singleElement().satisfies(score -> {
            assertThat(score.at("/outcome").asText()).isEqualTo("repeated");
            assertThat(score.at("/matches/0/similarity").asDouble()).isEqualTo(1);
        });
    }

    private void log(String tenant, String message, Instant at) {
        Map<String, String> fields = Map.of(
                "tenant", tenant, "service", "shop", "level", "ERROR", "message", message, "timestamp", at.toString());
        driver.send("logs", fields, at);
    }
}
