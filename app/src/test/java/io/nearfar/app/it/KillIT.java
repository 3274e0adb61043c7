package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.app.it.Kills.Disk;
import io.nearfar.app.settings.SettingsReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two instances share the work; one after the other is killed in the midst of it. What they said together must be what
 * one thread says that reads the scope topic from its beginning, and what they remember in the end what it remembers.
 */
class KillIT {

    private static final List<String> VICTIMS = List.of("a", "b", "a", "b", "a");
    private static final int LEAST_ALERTS = 300;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void killedInstancesLoseNoAlertAndRepeatNone(Disk disk) {
        try (Site site = Site.start(folder, "kill-it");
                PaymentsBeside payments = PaymentsBeside.of(site);
                AlertWatch watch = new AlertWatch(site.client(), Site.ALERTS)) {
            // Given
            KillReport report = new KillReport("disk " + disk);
            Kills kills = new Kills(site, watch, disk, report);
            kills.start("a");
            kills.start("b");

            // When
            VICTIMS.forEach(kills::kill);

            // Then
            site.feedUntil("enough alerts", () -> watch.count() >= LEAST_ALERTS);
            payments.finish();
            Oracle oracle = site.finish("a");
            List<SeenAlert> alerts = site.alerts();
            report.totals(site.sent().size(), alerts, oracle.alerts());
            Oracle.assertEqual(oracle.coordinates(), site.sent());
            Oracle.assertEqual(alerts, oracle.alerts());
            assertThat(alerts).hasSizeGreaterThanOrEqualTo(LEAST_ALERTS);
            assertThat(alerts.stream().map(SeenAlert::topic).distinct()).hasSameElementsAs(Site.ALERTS);
            assertThat(site.client().read(Site.DEAD_LETTERS)).isEmpty();
            report.payments(payments.sent(), payments.alerts());
            assertThat(payments.alerts()).isNotEmpty();
            assertEqualState(site, "tickets", "CFKMPTWZ", report);
            assertEqualState(site, "payments", "ACMPT", report);
        }
    }

    /** {@code sorts} are the letters of keys that must be among those compared. */
    private void assertEqualState(Site site, String stream, String sorts, KillReport report) {
        StateOracle oracle = new StateOracle(site.client(), SettingsReader.read(site.config("a")), stream, folder);
        Map<Integer, Map<String, String>> logged = oracle.logged();
        Map<Integer, Map<String, String>> expected = oracle.expected();
        assertThat(logged.keySet()).hasSizeGreaterThan(1).isEqualTo(expected.keySet());
        logged.forEach((partition, held) -> Oracle.assertEqual(
                List.copyOf(held.entrySet()),
                List.copyOf(expected.get(partition).entrySet())));
        assertThat(KillReport.sorts(logged).keySet())
                .containsAll(sorts.chars().mapToObj(letter -> (char) letter).toList());
        report.state(stream, logged);
    }
}
