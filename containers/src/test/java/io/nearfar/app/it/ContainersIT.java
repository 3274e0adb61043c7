package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances in containers share the work while each is restarted, killed and cut off, and their broker is killed.
 * What they said together must be what one thread says that reads the scope topic from its beginning.
 */
class ContainersIT {

    private static final List<String> NAMES = List.of("a", "b");
    private static final int LEAST_ALERTS = 300;

    @TempDir
    private Path folder;

    @Test
    void restartsKillsAndCutsLoseNoAlertAndRepeatNone() {
        try (Fleet fleet = new Fleet(folder);
                AlertWatch watch = new AlertWatch(fleet.client(), Fleet.ALERTS)) {
            // Given
            Faults faults = new Faults(fleet, watch);
            NAMES.forEach(faults::start);
            faults.awaitWork(NAMES);

            // When
            NAMES.forEach(faults::restart);
            List.of("a", "b", "a").forEach(faults::kill);
            List.of(1, 2).forEach(time -> faults.killBroker());
            faults.cutOff("b");

            // Then
            fleet.feedUntil("enough alerts", () -> watch.count() >= LEAST_ALERTS);
            Oracle oracle = fleet.drain();
            NAMES.forEach(name ->
                    assertThat(fleet.instance(name).isRunning()).as(name).isTrue());
            List<SeenAlert> alerts = fleet.alerts();
            faults.totals(alerts, oracle.alerts());
            Oracle.assertEqual(alerts, oracle.alerts());
            assertThat(alerts).hasSizeGreaterThanOrEqualTo(LEAST_ALERTS);
            assertThat(fleet.client().read(Fleet.DEAD_LETTERS)).isEmpty();
            NAMES.forEach(faults::end);
        }
    }
}
