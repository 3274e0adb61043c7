package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.record.UnreadableRecord.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values that nobody can read, one after the other, with good ones between, on all kinds of stream at once. */
class BadInputIT {

    private static final int MOST = 10 << 20;

    @TempDir
    private static Path folder;

    private static Running running;
    private static int largest;

    @BeforeAll
    static void start() throws InterruptedException {
        running = Running.start(folder, MOST);
        largest = running.sender().largest(Running.PROBE, MOST);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyUnreadableValueIsOneDeadLetterAndTheStreamGoesOn(Watched stream) {
        // Given
        List<BadRecord> bad = BadRecord.all(stream, largest);
        List<DeadLetter> letters = new ArrayList<>();
        List<String> good = new ArrayList<>(running.scored(stream));

        // When
        for (BadRecord each : bad) {
            RecordMetadata at = running.sender().send(stream.topic(), each.value(), each.timestamp());
            letters.add(DeadLetter.expected(stream, each, at));
            good.add(running.sendGood(stream));
        }
        running.awaitScored(stream, good.size());

        // Then
        assertThat(running.deadLetters(stream)).containsExactlyInAnyOrderElementsOf(letters);
        assertThat(running.scored(stream)).containsExactlyElementsOf(good);
        assertCounted(stream, bad);
    }

    private static void assertCounted(Watched stream, List<BadRecord> bad) {
        Map<Reason, Long> expected =
                bad.stream().collect(Collectors.groupingBy(BadRecord::reason, Collectors.counting()));
        assertThat(expected.keySet()).containsExactlyInAnyOrder(Reason.values());
        for (Reason reason : Reason.values()) {
            assertThat(running.metrics().deadLetters(stream.stream(), reason))
                    .as("counted as %s", reason)
                    .isEqualTo(expected.getOrDefault(reason, 0L));
        }
        assertThat(running.metrics().records(stream.stream(), "dead")).isEqualTo(bad.size());
    }

    @ParameterizedTest
    @EnumSource
    void aRecordWithoutValueIsSkippedAndCounted(Watched stream) {
        // Given
        int letters = running.deadLetters(stream).size();
        int scored = running.scored(stream).size();

        // When
        running.sender().send(stream.topic(), null, Watched.NOON.toEpochMilli());

        // Then
        running.sendGood(stream);
        running.awaitScored(stream, scored + 1);
        assertThat(running.metrics().records(stream.stream(), "skipped")).isEqualTo(1);
        assertThat(running.deadLetters(stream)).hasSize(letters);
    }

    @Test
    void theLargestValueFillsABatchOfTheTopicsLimit() {
        assertThat(running.sender().accepts(Running.PROBE, largest)).isTrue();
        assertThat(running.sender().accepts(Running.PROBE, largest + 1)).isFalse();
    }

    @Test
    void anInvalidTimestampReachesTheTopicAsItIs() {
        running.sender().send(Running.PROBE, new byte[1], -1);

        assertThat(running.timestamps(Running.PROBE)).contains(-1L);
    }
}
