package io.nearfar.stream;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.nearfar.detection.Budget;
import io.nearfar.detection.Change;
import io.nearfar.detection.Decision;
import io.nearfar.detection.IndexLoad;
import io.nearfar.detection.Stopwatch;
import io.nearfar.embedding.EmbeddedText;
import io.nearfar.record.Kind;
import io.nearfar.window.VectorIndex;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * What is measured of one stream besides its counters. All streams share the meters that have no tag for the stream. Safe
 * for all threads.
 */
final class StreamMeters {

    private static final double[] CONFIDENCES = {0.80, 0.85, 0.90, 0.95, 0.98, 1.0};
    private static final double[] RANKS = {0.5, 0.9, 0.99, 0.995, 0.999, 1.0};
    private static final double[] MATCHES = {1, 2, 5, 10, 20, 50, 100};
    private static final List<Duration> INFERENCE =
            micros(1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 1_000_000);
    private static final List<Duration> SEARCH =
            micros(50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 100_000);
    private static final List<Duration> VERIFICATION = micros(10, 25, 50, 100, 250, 500, 1_000, 10_000);
    private static final List<Duration> DELAY =
            millis(50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000, 600_000);

    private final String stream;
    private final MeterRegistry registry;
    private final Timer embedding;
    private final Timer nearest;
    private final Timer threshold;
    private final Timer verification;
    private final DistributionSummary candidates;
    private final DistributionSummary confidence;
    private final DistributionSummary rank;
    private final Timer delay;
    private final DailyAlerts alerts = new DailyAlerts();
    private final RealisedPrecision realised = new RealisedPrecision();
    private final Map<Object, IndexLoad> loads = new ConcurrentHashMap<>();

    StreamMeters(String stream, MeterRegistry registry) {
        this.stream = stream;
        this.registry = registry;
        this.embedding = timer(MetricName.EMBEDDING, Tags.empty(), INFERENCE);
        this.nearest = timer(MetricName.SEARCH, Tags.of("question", "nearest"), SEARCH);
        this.threshold = timer(MetricName.SEARCH, Tags.of("question", "threshold"), SEARCH);
        this.verification = timer(MetricName.VERIFICATION, Tags.empty(), VERIFICATION);
        this.delay = timer(MetricName.ALERT_DELAY, Tags.of("stream", stream), DELAY);
        this.candidates = summary(MetricName.CANDIDATES, Tags.empty(), MATCHES);
        Tags tags = Tags.of("stream", stream);
        this.confidence = summary(MetricName.SCORE, tags.and("kind", AlertKind.DUPLICATES.label()), CONFIDENCES);
        this.rank = summary(MetricName.SCORE, tags.and("kind", AlertKind.OUTLIERS.label()), RANKS);
    }

    private Timer timer(MetricName name, Tags tags, List<Duration> objectives) {
        return Timer.builder(name.dotted())
                .description(name.sentence())
                .tags(tags)
                .serviceLevelObjectives(objectives.toArray(Duration[]::new))
                .register(registry);
    }

    private DistributionSummary summary(MetricName name, Tags tags, double... objectives) {
        return DistributionSummary.builder(name.dotted())
                .description(name.sentence())
                .tags(tags)
                .serviceLevelObjectives(objectives)
                .register(registry);
    }

    private static List<Duration> millis(long... millis) {
        return Arrays.stream(millis).mapToObj(Duration::ofMillis).toList();
    }

    private static List<Duration> micros(long... micros) {
        return Arrays.stream(micros)
                .mapToObj(each -> Duration.of(each, ChronoUnit.MICROS))
                .toList();
    }

    /** Registers what depends on the settings; only vectors are held in the heap, so payments have no such gauges. */
    void declare(StreamConfig config) {
        realised.register(stream, registry);
        Budget budget = config.outliers().budget();
        if (budget.most(Integer.MAX_VALUE) > 0) {
            gauge(MetricName.BUDGET_USED, meters -> meters.alerts.busiest().used(budget))
                    .register(registry);
        }
        if (config.mapping().kind() != Kind.TRANSACTION) {
            int max = config.window().max();
            gauge(MetricName.WINDOW_RECORDS, meters -> meters.sum(IndexLoad::records))
                    .register(registry);
            gauge(MetricName.WINDOW_BYTES, meters -> meters.sum(IndexLoad::bytes))
                    .tag("place", "heap")
                    .register(registry);
            gauge(MetricName.WINDOW_BYTES, meters -> meters.sum(IndexLoad::fileBytes))
                    .tag("place", "file")
                    .register(registry);
            gauge(MetricName.LARGEST_SCOPE, meters -> (double) meters.largest() / max)
                    .register(registry);
        }
    }

    private Gauge.Builder<StreamMeters> gauge(MetricName name, ToDoubleFunction<StreamMeters> value) {
        return Gauge.builder(name.dotted(), this, value)
                .description(name.sentence())
                .baseUnit(name.unit())
                .tag("stream", stream);
    }

    EmbeddedText embedding(Supplier<EmbeddedText> embed) {
        Timer.Sample inference = Timer.start(registry);
        EmbeddedText text = embed.get();
        if (!text.cached() && !text.windows().isEmpty()) {
            inference.stop(embedding);
        }
        return text;
    }

    RealisedPrecision realised() {
        return realised;
    }

    VectorIndex timed(VectorIndex index) {
        return new TimedIndex(index, nearest, threshold);
    }

    /** What times comparisons of facts. */
    Stopwatch verifying() {
        return verification::record;
    }

    /** Matches and scores of a decision, and what it says of its tenant's day. */
    void decided(Decision decision) {
        decision.scores().ifPresent(scores -> {
            candidates.record(scores.matches().size());
            if (!scores.matches().isEmpty()) {
                confidence.record(scores.duplicate());
            }
            rank.record(1 - scores.rarity().pValue());
        });
        for (Change change : decision.changes()) {
            if (change instanceof Change.PutTenant put) {
                alerts.see(put.slice().day());
            }
        }
    }

    void delayed(Duration sinceTimestamp) {
        delay.record(sinceTimestamp);
    }

    /** From now on {@code load} counts, in place of what {@code task} brought before. */
    void opened(Object task, IndexLoad load) {
        loads.put(task, load);
    }

    void closed(Object task) {
        loads.remove(task);
        realised.close(task);
    }

    private long sum(ToLongFunction<IndexLoad> figure) {
        return loads.values().stream().mapToLong(figure).sum();
    }

    private int largest() {
        return loads.values().stream().mapToInt(IndexLoad::largest).max().orElse(0);
    }
}
