package io.nearfar.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            CREATED,          2, 0, false, up down down
            CREATED,          0, 0, false, down down down
            REBALANCING,      2, 0, false, up down down
            REBALANCING,      2, 3, false, up down down
            REBALANCING,      2, 3, true,  up down up
            REBALANCING,      0, 0, true,  down down up
            RUNNING,          2, 0, true,  up up up
            RUNNING,          1, 1, true,  up down up
            RUNNING,          0, 0, true,  down up up
            PENDING_SHUTDOWN, 2, 0, true,  up down up
            PENDING_SHUTDOWN, 0, 0, true,  down down up
            NOT_RUNNING,      0, 0, true,  down down up
            NOT_RUNNING,      2, 0, false, down down down
            PENDING_ERROR,    2, 0, true,  down down up
            ERROR,            2, 0, true,  down down up
            ERROR,            0, 0, false, down down down
            """)
    void liveReadyAndStartupFollowStateThreadsAndTasks(
            State state, int alive, int restoring, boolean hasRun, String answers) {
        Health health = Health.of(new Snapshot(Optional.of(state), alive, restoring, Optional.empty(), hasRun));

        assertThat(Stream.of(health.live(), health.ready(), health.startup())
                        .map(verdict -> verdict.up() ? "up" : "down")
                        .collect(Collectors.joining(" ")))
                .isEqualTo(answers);
    }

    @Test
    void beforeTheStreamsExistTheProgramLivesAndIsNotReady() {
        Health health = Health.of(Snapshot.BEFORE_STREAMS);

        assertThat(health.live().up()).isTrue();
        assertThat(health.ready().reasons()).containsExactly("the streams are not running");
        assertThat(health.startup().reasons()).containsExactly("the streams have not been running yet");
    }

    @Test
    void everyReasonIsNamed() {
        Health health = Health.of(
                new Snapshot(Optional.of(State.ERROR), 0, 2, Optional.of("tickets 0_1, 5 rows so far"), true));

        assertThat(health.live().reasons())
                .containsExactly("the streams have failed for good", "no stream thread is alive");
        assertThat(health.ready().reasons())
                .containsExactly(
                        "the streams are not running",
                        "tasks that are restoring: 2",
                        "recent vectors are being read: tickets 0_1, 5 rows so far");
    }
}
