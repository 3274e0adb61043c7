package io.nearfar.bench.recover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartupTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void sumsRebuildsAndScalesThemToAMillionRows() {
        Startup startup = startup(NOON.plusSeconds(5));

        assertThat(startup.rows()).isEqualTo(400_000);
        assertThat(startup.rebuildSeconds()).isEqualTo(2.0);
        assertThat(startup.longestRebuildSeconds()).isEqualTo(1.5);
        assertThat(startup.rebuildSecondsPerMillion()).isEqualTo(5.0);
    }

    @Test
    void readyBeforeTheLastRebuildIsTooEarly() {
        assertThat(startup(NOON.plusSeconds(5)).readyTooEarly()).isFalse();
        assertThat(startup(NOON.plusSeconds(3)).readyTooEarly()).isTrue();
    }

    @Test
    void countsTasksWhoseStateWasThrownAway() {
        List<String> log = List.of(
                "level=WARN logger=StreamThread message=\"stream-thread [a-1] Detected the states of tasks [1_7, 1_5] are corrupted. Will close the task as dirty\"",
                "org.apache.kafka.streams.errors.TaskCorruptedException: Tasks [1_7, 1_5] are corrupted and hence need to be re-initialized",
                "level=WARN logger=StreamThread message=\"stream-thread [a-2] Detected the states of tasks [1_2] are corrupted. Will close the task as dirty\"");

        assertThat(Startup.discarded(log)).isEqualTo(3);
        assertThat(Startup.discarded(List.of())).isZero();
    }

    private static Startup startup(Instant ready) {
        return new Startup(
                10,
                1,
                ready,
                0,
                List.of(
                        new Rebuild("tickets 1_0", 100_000, 500, NOON.plusSeconds(1)),
                        new Rebuild("tickets 1_1", 300_000, 1500, NOON.plusSeconds(4))));
    }
}
