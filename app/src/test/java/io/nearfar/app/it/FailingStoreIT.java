package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that cannot be written to is no fault of the record: the program stops, and loses nothing by it. */
class FailingStoreIT {

    private static final String NAME = "a";
    private static final int TICKETS = 150;

    @TempDir
    private Path folder;

    @Test
    void aFailingStoreStopsTheProgramAndARepairedOneGoesOnWhereItWas() throws Exception {
        try (Site site = Site.start(folder, "failing-store-it")) {
            // Given
            Path broken = folder.resolve("broken");
            start(site, broken);
            site.send(TICKETS);
            site.await("no ticket waits", () -> site.lag() == 0);

            // When
            Files.createFile(broken);
            site.send(TICKETS);
            OptionalInt exit = site.instance(NAME).awaitExit(Site.SOON);
            ChildProcess.Lines log = site.instance(NAME).lines();
            Files.delete(broken);
            start(site, broken);
            site.send(TICKETS);

            // Then
            assertThat(exit).as(() -> String.join("\n", log.all())).hasValue(1);
            assertThat(log.containing("action=replace")).isEqualTo(3);
            assertThat(log.containing("action=stop")).isPositive();
            assertEachDecidedOnce(site);
        }
    }

    private static void assertEachDecidedOnce(Site site) {
        Oracle oracle = site.finish(NAME);
        List<SeenAlert> alerts = site.alerts();
        Oracle.assertEqual(oracle.coordinates(), site.sent());
        Oracle.assertEqual(site.scored(), oracle.scored());
        Oracle.assertEqual(alerts, oracle.alerts());
        assertThat(alerts).isNotEmpty();
        assertThat(site.client().read(Site.DEAD_LETTERS)).isEmpty();
    }

    private static void start(Site site, Path broken) {
        site.start(
                NAME,
                "scores: true",
                Map.of("processor.wrapper.class", FailingStore.class.getName(), FailingStore.FILE, broken.toString()));
    }
}
