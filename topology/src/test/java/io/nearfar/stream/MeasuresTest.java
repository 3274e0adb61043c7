package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.nearfar.detection.OutlierConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured while records go through the real topology. */
class MeasuresTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    /** The drivers of all tests share one cache of embeddings. */
    private static final String NOWHERE_ELSE = "A heron has taken the goldfish out of the fountain in the lobby";

    @TempDir
    private Path state;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private NearfarConfig config;

    @BeforeEach
    void configure() {
        config = Configs.of(Configs.tickets(Configs.TICKET_WINDOW, new OutlierConfig(2, 50, 1)));
    }

    @Test
    void everyMeterIsKnownBeforeTheFirstRecord() {
        try (Driver driver = open()) {
            assertThat(driver.metrics.records("tickets", "embedded")).isZero();
            assertThat(MetricName.values())
                    .filteredOn(name -> name != MetricName.INFO)
                    .allSatisfy(name -> assertThat(
                                    registry.get(name.dotted()).meter().getId().getDescription())
                            .isEqualTo(name.sentence()));
        }
    }

    @Test
    void aNewTextIsTimedAndAnEqualOneIsNeitherEmbeddedNorSearched() {
        try (Driver driver = open()) {
            send(driver, "A", NOWHERE_ELSE, NOW);
            long embedded = registry.get("nearfar.embedding").timer().count();
            long searched = registry.get("nearfar.search")
                    .tag("question", "nearest")
                    .timer()
                    .count();
            send(driver, "B", NOWHERE_ELSE, NOW);

            assertThat(embedded).isEqualTo(1);
            assertThat(searched).isPositive();
            assertThat(registry.get("nearfar.embedding").timer().count()).isEqualTo(embedded);
            assertThat(registry.get("nearfar.candidates").summary().max()).isPositive();
        }
    }

    @Test
    void comparingTheFactsOfTwoTicketsIsTimed() {
        try (Driver driver = open()) {
            send(driver, "A", "My parcel 5512 has not arrived, its tracking stands still", NOW);
            assertThat(registry.get("nearfar.verification").timer().count()).isZero();

            send(driver, "B", "My parcel 5512 still has not arrived and its tracking stands still", NOW);

            assertThat(registry.get("nearfar.verification").timer().count()).isPositive();
        }
    }

    @Test
    void aRepeatHasAScoreOfOneAndADelaySinceItsKafkaTimestamp() {
        try (Driver driver = open()) {
            send(driver, "A", "My parcel has not arrived", NOW.minusSeconds(60));
            send(driver, "B", "My parcel has not arrived", NOW.minusSeconds(7));

            var score = registry.get("nearfar.score").tag("kind", "duplicates").summary();
            assertThat(score.count()).isEqualTo(1);
            assertThat(score.totalAmount()).isEqualTo(1);
            assertThat(registry.get("nearfar.alert.delay").timer().max(TimeUnit.SECONDS))
                    .isCloseTo(7, within(0.001));
        }
    }

    /** Two tickets of so few words are at most related, whoever asks. */
    @Test
    void aRelatedTicketIsScoredAndCountedUnderDuplicates() {
        try (Driver driver = open()) {
            for (String id : List.of("A", "B")) {
                driver.send("tickets", Map.of("id", id, "subject", "Help please", "requester", "jo"), NOW);
            }

            assertThat(driver.alerts("tickets", AlertKind.DUPLICATES)).hasSize(1);
            var counted = registry.get("nearfar.alerts").tag("kind", "duplicates");
            assertThat(counted.functionCounter().count()).isEqualTo(1);
            var score = registry.get("nearfar.score").tag("kind", "duplicates").summary();
            assertThat(score.count()).isEqualTo(1);
            assertThat(registry.get("nearfar.alert.delay").timer().count()).isEqualTo(1);
        }
    }

    @Test
    void theWindowIsCountedWhileItsTaskIsOpenAndNoLonger() {
        try (Driver driver = open()) {
            send(driver, "A", "My parcel has not arrived", NOW);
            send(driver, "B", "The invoice shows a wrong amount", NOW);

            assertThat(gauge("nearfar.window.records")).isEqualTo(2);
            assertThat(gauge("nearfar.window.bytes", "place", "heap")).isBetween(800.0, 40_000.0);
            assertThat(gauge("nearfar.window.bytes", "place", "file")).isZero();
            assertThat(gauge("nearfar.largest.scope")).isEqualTo(2.0 / Configs.TICKET_WINDOW.max());
        }
        assertThat(gauge("nearfar.window.records")).isZero();
    }

    @Test
    void theBudgetUsedIsThatOfTheBusiestTenantToday() {
        try (Driver driver = open()) {
            for (int i = 0; i < 20; i++) {
                send(driver, "A" + i, "My parcel has not arrived", NOW);
            }
            assertThat(gauge("nearfar.budget.used")).isZero();
            send(driver, "B", "Zebras graze on the moons of Jupiter", NOW);

            assertThat(driver.alerts("tickets", AlertKind.OUTLIERS)).hasSize(1);
            assertThat(gauge("nearfar.budget.used")).isEqualTo(0.5);
        }
    }

    @Test
    void suppressedAlertsAreCountedByKindAndReason() {
        NearfarMetrics metrics = new NearfarMetrics();
        metrics.bindTo(registry);
        metrics.suppressed("tickets", AlertKind.OUTLIERS, Ruling.Reason.HISTORY);

        Meter.Id counted = registry.get("nearfar.alerts.suppressed").meter().getId();
        assertThat(counted.getTag("kind")).isEqualTo("outliers");
        assertThat(counted.getTag("reason")).isEqualTo("history");
        assertThat(counted.getTag("stream")).isEqualTo("tickets");
    }

    private Driver open() {
        Driver driver = new Driver(config, state);
        driver.metrics.bindTo(registry);
        return driver;
    }

    private static void send(Driver driver, String id, String subject, Instant at) {
        driver.send("tickets", Map.of("id", id, "subject", subject, "created_at", NOW.toString()), at);
    }

    private double gauge(String name, String... tags) {
        return registry.get(name).tag("stream", "tickets").tags(tags).gauge().value();
    }
}
