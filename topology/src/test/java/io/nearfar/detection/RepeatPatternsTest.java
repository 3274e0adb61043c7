package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.cluster.ClusterConfig;
import io.nearfar.detection.Finding.DuplicateCharge;
import io.nearfar.detection.MadePayments.Made;
import io.nearfar.record.Scope;
import io.nearfar.window.WindowConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatPatternsTest {

    private static final int OF_EACH = 2_000;

    private final PaymentDetector detector = new PaymentDetector(new PaymentDetector.Config(
            new WindowConfig(Duration.ofDays(35), 100_000, Duration.ofDays(30)),
            DuplicateConfig.within(Duration.ofHours(24)),
            new OutlierConfig(20, 99.9, 1_000),
            History.ALERT));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void whoRightlyPaysTheSameAgainIsLeftAloneAndWhoIsChargedTwiceIsNot(long seed) {
        List<Made> stream = MadePayments.of(seed, OF_EACH);
        RepeatReport report = new RepeatReport(stream);
        for (Said said : said(stream, 1)) {
            report.alerted(said.id(), said.of());
        }
        assertThat(report.worstFlagged()).as(report.toString()).isLessThanOrEqualTo(0.01);
        assertThat(report.recallWithinTheHour()).as(report.toString()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void partitionsMakeNoDifference() {
        for (long seed = 11; seed <= 14; seed++) {
            List<Made> stream = MadePayments.of(seed, 200);
            assertThat(said(stream, 8))
                    .as("seed %d", seed)
                    .isEqualTo(said(stream, 1))
                    .isNotEmpty();
        }
    }

    private record Said(String id, String of, double confidence, long count) {}

    /** The duplicate alerts when accounts are spread over that many partitions, each with a memory of its own. */
    private List<Said> said(List<Made> stream, int partitions) {
        List<PlainMemory> memories = Stream.generate(() -> new PlainMemory(ClusterConfig.TICKETS))
                .limit(partitions)
                .toList();
        List<Said> said = new ArrayList<>();
        for (Made made : stream) {
            Scope scope = made.payment().identity().scope();
            Memory memory = memories.get(Math.floorMod(scope.key().hashCode(), partitions));
            Decision decision = detector.decide(made.payment(), new ScopeView(memory, scope, ""));
            memory.apply(decision.changes());
            duplicate(decision)
                    .map(found -> new Said(
                            made.payment().identity().id(),
                            found.earlier().id(),
                            found.match().confidence(),
                            found.group().count()))
                    .ifPresent(said::add);
        }
        return said;
    }

    private static Optional<DuplicateCharge> duplicate(Decision decision) {
        return decision.findings().stream()
                .filter(DuplicateCharge.class::isInstance)
                .map(DuplicateCharge.class::cast)
                .findFirst();
    }
}
