package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.Budget;
import io.nearfar.detection.Memory;
import io.nearfar.detection.OutlierConfig;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.EmbeddingFormats;
import io.nearfar.record.Codec;
import io.nearfar.record.RecordFormats;
import io.nearfar.record.Transaction;
import io.nearfar.stream.DetectDriver.Sent;
import io.nearfar.window.WindowConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the stores remember, through restarts and sweeps, decides as plain maps that forget nothing do: the same alerts
 * and score lines, record by record.
 */
class StoredEqualsPlainTest {

    private static final int RECORDS = 160;

    @TempDir
    private Path state;

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void textsAreDecidedAlike(long seed) {
        Random random = new Random(~seed);
        WindowConfig window = new WindowConfig(
                Duration.ofMinutes(random.nextInt(5, 120)),
                random.nextBoolean() ? random.nextInt(3, 15) : 100_000,
                Duration.ofMinutes(random.nextInt(5, 300)));
        StreamConfig stream = Configs.bounded(Configs.tickets(window, outliers(random)), random.nextInt(1, 4));
        NearfarConfig config = Configs.of(stream);
        Judge<EmbeddedRecord> judge = Judge.ofText(config, stream);
        check(seed, config, judge, EmbeddingFormats.EMBEDDED_RECORD, RandomTexts.of(seed, RECORDS));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void linesAreDecidedAlike(long seed) {
        Random random = new Random(~seed);
        WindowConfig window = new WindowConfig(
                Duration.ofMinutes(random.nextInt(5, 120)), 100_000, Duration.ofMinutes(random.nextInt(5, 300)));
        StreamConfig stream = Configs.logs(window, outliers(random));
        NearfarConfig config = Configs.of(stream);
        Judge<EmbeddedRecord> judge = Judge.ofText(config, stream);
        check(seed, config, judge, EmbeddingFormats.EMBEDDED_RECORD, RandomTexts.lines(seed, RECORDS));
    }

    private static OutlierConfig outliers(Random random) {
        Budget budget = random.nextBoolean() ? new Budget.PerDay(3) : new Budget.Share(100_000);
        return new OutlierConfig(budget, 60, 10, Duration.ofMinutes(random.nextInt(1, 300)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void paymentsAreDecidedAlike(long seed) {
        Random random = new Random(~seed);
        StreamConfig stream = Configs.payments(
                new WindowConfig(
                        Duration.ofMinutes(random.nextInt(30, 3_000)),
                        100_000,
                        Duration.ofMinutes(random.nextInt(5, 3_000))),
                new OutlierConfig(3, 60, 10));
        NearfarConfig config = Configs.of(stream);
        Judge<Transaction> judge = Judge.ofPayments(config, stream);
        check(seed, config, judge, RecordFormats.TRANSACTION, RandomPayments.of(seed, RECORDS));
    }

    private <V> void check(long seed, NearfarConfig config, Judge<V> judge, Codec<V> codec, List<V> values) {
        Random random = new Random(seed);
        Memory plain = judge.plainMemory();
        Announcer announcer = new Announcer(config, config.streams().getFirst());
        try (DetectDriver<V> driver = new DetectDriver<>(config, judge, codec, state)) {
            for (int i = 0; i < values.size(); i++) {
                V value = values.get(i);
                Ruling ruling = judge.rule(value, plain);
                List<Sent> expected = announcer.outputs(judge.identity(value), ruling, Driver.CLOCK).stream()
                        .map(Sent::of)
                        .toList();
                judge.apply(value, ruling, plain);
                if (random.nextInt(12) == 0) {
                    driver.restart();
                }
                List<Sent> sent = driver.send(value);
                assertThat(sent).as("seed %d, record %d", seed, i).containsExactlyElementsOf(expected);
                driver.afterRestart()
                        .ifPresent(again -> assertThat(again)
                                .as("seed %d, first decision of a restart", seed)
                                .isEqualTo(ruling.decision()));
            }
        }
    }
}
