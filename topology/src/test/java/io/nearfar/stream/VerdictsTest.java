package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.Hearing;
import io.nearfar.detection.Memory;
import io.nearfar.detection.OutlierConfig;
import io.nearfar.detection.Verdict;
import io.nearfar.detection.Verdict.Opinion;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.EmbeddingFormats;
import io.nearfar.record.Codec;
import io.nearfar.record.Identity;
import io.nearfar.record.RecordFormats;
import io.nearfar.stream.Announcer.Announced;
import io.nearfar.stream.DetectDriver.Sent;
import io.nearfar.window.WindowConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random verdicts among random records, through restarts, redelivery and expiry: stores decide as plain maps do, groups
 * stay a forest led by the oldest, and who was said to differ never shares a group again.
 */
class VerdictsTest {

    private static final int RECORDS = 160;
    private static final int PARTITIONS = 8;

    @TempDir
    private Path state;

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ticketsThatDifferStayApart(long seed) {
        Random random = new Random(~seed);
        StreamConfig stream = Configs.tickets(window(random), new OutlierConfig(3, 60, 10));
        NearfarConfig config = Configs.of(stream);
        check(
                seed,
                config,
                Judge.ofText(config, stream),
                EmbeddingFormats.EMBEDDED_RECORD,
                RandomTexts.of(seed, RECORDS));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void chargesThatDifferStayApart(long seed) {
        StreamConfig stream = Configs.payments(window(new Random(~seed)), new OutlierConfig(3, 60, 10));
        NearfarConfig config = Configs.of(stream);
        check(
                seed,
                config,
                Judge.ofPayments(config, stream),
                RecordFormats.TRANSACTION,
                RandomPayments.of(seed, RECORDS));
    }

    private static WindowConfig window(Random random) {
        return new WindowConfig(
                Duration.ofMinutes(random.nextInt(5, 600)), 100_000, Duration.ofMinutes(random.nextInt(5, 120)));
    }

    private <V> void check(long seed, NearfarConfig config, Judge<V> judge, Codec<V> codec, List<V> values) {
        Random random = new Random(seed);
        Memory plain = judge.plainMemory();
        GroupsWatch watch = new GroupsWatch(plain, config.streams().getFirst().window());
        RandomVerdicts verdicts = new RandomVerdicts(random);
        try (DetectDriver<V> driver = new DetectDriver<>(config, judge, codec, state)) {
            Both<V> both =
                    new Both<>(judge, new Announcer(config, config.streams().getFirst()), plain, driver);
            for (int i = 0; i < values.size(); i++) {
                String when = "seed %d, record %d".formatted(seed, i);
                if (random.nextInt(12) == 0) {
                    driver.restart();
                }
                Identity identity = judge.identity(values.get(i));
                Ruling ruling = both.tell(when, values.get(i));
                watch.told(identity, ruling);
                verdicts.told(identity, ruling);
                for (RandomVerdicts.Given given : verdicts.next()) {
                    watch.heard(given.scope(), given.verdict(), both.hear(when, given));
                }
                watch.check(when);
            }
        }
    }

    /** Plain maps and stores, that must say the same. */
    private record Both<V>(Judge<V> judge, Announcer announcer, Memory plain, DetectDriver<V> driver) {

        Ruling tell(String when, V value) {
            Ruling ruling = judge.rule(value, plain);
            List<Sent> expected = announcer.outputs(judge.identity(value), ruling, Driver.CLOCK).stream()
                    .map(Sent::of)
                    .toList();
            judge.apply(value, ruling, plain);
            assertThat(driver.send(value)).as(when).containsExactlyElementsOf(expected);
            return ruling;
        }

        Hearing hear(String when, RandomVerdicts.Given given) {
            Hearing hearing = judge.hear(given.scope(), given.verdict(), plain);
            List<Sent> label = hearing.outcome() == Hearing.Outcome.TAKEN
                    ? List.of(Sent.of(announcer.label(
                            given.scope(), given.verdict(), hearing.alert().orElseThrow())))
                    : List.of();
            judge.apply(hearing, plain);
            assertThat(driver.hear(given.scope().key(), given.verdict()))
                    .as("%s, then %s", when, given.verdict())
                    .containsExactlyElementsOf(label);
            assertThat(judge.hear(given.scope(), given.verdict(), plain).changes())
                    .as("%s, then %s again", when, given.verdict())
                    .isEmpty();
            return hearing;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void oneAndEightPartitionsSayTheSame(long seed) {
        WindowConfig window = new WindowConfig(Duration.ofDays(400), 100_000, Duration.ofDays(30));
        StreamConfig stream = Configs.tickets(window, new OutlierConfig(0, 99.9, 1_000));
        NearfarConfig config = Configs.of(stream);
        Judge<EmbeddedRecord> judge = Judge.ofText(config, stream);
        List<EmbeddedRecord> values = RandomTexts.of(seed, RECORDS);
        assertThat(alerts(judge, values, 1, seed)).isEqualTo(alerts(judge, values, PARTITIONS, seed));
    }

    /** The alerts of each scope in their order, with verdicts on them that depend on the alert alone. */
    private static <V> Map<String, List<Announced>> alerts(Judge<V> judge, List<V> values, int partitions, long seed) {
        Map<Integer, Memory> memories = new HashMap<>();
        Map<String, List<Announced>> alerts = new HashMap<>();
        for (V value : values) {
            Identity identity = judge.identity(value);
            int partition = Math.floorMod(identity.scope().key().hashCode(), partitions);
            Memory memory = memories.computeIfAbsent(partition, each -> judge.plainMemory());
            Ruling ruling = judge.rule(value, memory);
            judge.apply(value, ruling, memory);
            alerts.computeIfAbsent(identity.scope().key(), key -> new ArrayList<>())
                    .addAll(ruling.alerts());
            for (Announced alert : ruling.alerts()) {
                int choice = Math.floorMod((alert.alert().id() + seed).hashCode(), 8);
                if (choice < Opinion.values().length) {
                    Opinion opinion = List.of(Opinion.values()).get(choice);
                    Verdict verdict = new Verdict(alert.alert().id(), opinion, "", "", "", "");
                    judge.apply(judge.hear(identity.scope(), verdict, memory), memory);
                }
            }
        }
        return alerts;
    }
}
