package io.nearfar.stream;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.nearfar.detection.Decision;
import io.nearfar.detection.IndexLoad;
import io.nearfar.detection.Outcome;
import io.nearfar.detection.PastAlert;
import io.nearfar.detection.Verdict;
import io.nearfar.detection.VerdictTally;
import io.nearfar.embedding.EmbeddedText;
import io.nearfar.record.SkipReason;
import io.nearfar.record.UnreadableRecord;
import io.nearfar.window.CanaryCounts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Counts and measures what happens to records, under the names of {@link MetricName}. Stream threads add without waiting
 * for each other; a registry reads when scraped. A registry shows all that was ever counted, and of times and
 * distributions what came after it was bound. Safe for all threads.
 */
public final class NearfarMetrics implements MeterBinder {

    /** What became of a record before it was compared: tickets and log lines are embedded, payments profiled. */
    public enum Early {
        EMBEDDED,
        CACHED,
        PROFILED,
        SKIPPED
    }

    private final CompositeMeterRegistry registries = new CompositeMeterRegistry();
    private final Counts outcomes = counts(MetricName.RECORDS, "outcome");
    private final Counts skipped = counts(MetricName.SKIPPED_RECORDS, "reason");
    private final Counts deadLetters = counts(MetricName.DEAD_LETTERS, "reason");
    private final Counts alerts = counts(MetricName.ALERTS, "kind");
    private final Counts verdicts = counts(MetricName.VERDICTS, "kind", "verdict");
    private final Counts suppressed = counts(MetricName.ALERTS_SUPPRESSED, "kind", "reason");
    private final Map<String, StreamMeters> streams = new ConcurrentHashMap<>();
    private final Rebuilds rebuilds = new Rebuilds();
    private final CanaryCounts canary = new CanaryCounts();

    private Counts counts(MetricName name, String... tags) {
        List<String> keys = new ArrayList<>(List.of("stream"));
        keys.addAll(List.of(tags));
        return new Counts(name, keys, registries);
    }

    /** Makes every series of a stream known, counters with 0. Does nothing the second time. */
    void declare(StreamConfig stream) {
        String name = stream.name();
        for (Early outcome : Early.values()) {
            outcomes.declare(name, label(outcome));
        }
        for (Outcome outcome : Outcome.values()) {
            if (outcome != Outcome.NEW) {
                outcomes.declare(name, outcome.label());
            }
        }
        outcomes.declare(name, "dead");
        for (SkipReason reason : SkipReason.values()) {
            skipped.declare(name, reason.label());
        }
        for (UnreadableRecord.Reason reason : UnreadableRecord.Reason.values()) {
            deadLetters.declare(name, reason.label());
        }
        for (RefusedVerdict.Reason reason : RefusedVerdict.Reason.values()) {
            deadLetters.declare(name, reason.label());
        }
        for (AlertKind kind : AlertKind.values()) {
            alerts.declare(name, kind.label());
            for (Ruling.Reason reason : Ruling.Reason.values()) {
                suppressed.declare(name, kind.label(), label(reason));
            }
        }
        for (PastAlert.Said said : PastAlert.Said.values()) {
            for (Verdict.Opinion opinion : Verdict.Opinion.values()) {
                verdicts.declare(name, said.label(), opinion.label());
            }
        }
        meters(name).declare(stream);
    }

    /** Counts a record that was embedded, found in the cache, held against a profile, or held nothing to compare. */
    public void early(String stream, Early outcome) {
        outcomes.increment(stream, label(outcome));
    }

    /** Counts a record that held nothing to compare. */
    public void skipped(String stream, SkipReason reason) {
        early(stream, Early.SKIPPED);
        skipped.increment(stream, reason.label());
    }

    /** Counts a record that was judged. */
    public void judged(String stream, Outcome outcome) {
        if (outcome != Outcome.NEW) {
            outcomes.increment(stream, outcome.label());
        }
    }

    /** Takes down the matches and scores of a record that was judged, and what is used of its tenant's budget. */
    void decided(String stream, Decision decision) {
        meters(stream).decided(decision);
    }

    /** Counts a record that went to the dead-letter topic; of a verdict that cannot be read the stream is empty. */
    public void dead(String stream, UnreadableRecord.Reason reason) {
        if (!stream.isEmpty()) {
            outcomes.increment(stream, "dead");
        }
        deadLetters.increment(stream, reason.label());
    }

    /** Counts a verdict that went to the dead-letter topic; {@code stream} is empty where none was asked. */
    void refused(String stream, RefusedVerdict.Reason reason) {
        deadLetters.increment(stream, reason.label());
    }

    /** Counts an alert. */
    public void alerted(String stream, AlertKind kind) {
        alerts.increment(stream, kind.label());
    }

    /** Counts an alert that was found and is not sent. */
    public void suppressed(String stream, AlertKind kind, Ruling.Reason reason) {
        suppressed.increment(stream, kind.label(), label(reason));
    }

    /** Counts a verdict that took effect. */
    void heard(String stream, PastAlert.Said said, Verdict.Opinion opinion) {
        verdicts.increment(stream, said.label(), opinion.label());
    }

    /** What people said of the alerts of a task of a stream, until it is {@linkplain #closed closed}. */
    void realised(String stream, Object task, PastAlert.Said said, VerdictTally tally) {
        meters(stream).realised().put(task, said, tally);
    }

    /**
     * Takes down how long an alert was under way, from the Kafka timestamp of its record, epoch milliseconds, until now.
     * A record without one says nothing, and one that is ahead of the clock counts as no time.
     */
    void delayed(String stream, long timestamp, Clock clock) {
        if (timestamp > 0) {
            meters(stream).delayed(Duration.ofMillis(Math.max(0, clock.millis() - timestamp)));
        }
    }

    /** Embeds, and takes down how long that took if the cache did not answer. */
    EmbeddedText embedding(String stream, Supplier<EmbeddedText> embed) {
        return meters(stream).embedding(embed);
    }

    /** What watches the memory of a task of a stream. */
    MemoryWatch watch(String stream, Object task) {
        return new MemoryWatch(
                "%s %s".formatted(stream, task),
                rebuilds,
                canary,
                index -> meters(stream).timed(index),
                meters(stream).verifying());
    }

    /** The memories that are being read back from their stores. */
    public Rebuilds rebuilds() {
        return rebuilds;
    }

    /** What the searches missed, as far as a sample of them tells. */
    public CanaryCounts canary() {
        return canary;
    }

    /** A task of a stream holds vectors from now until it is {@linkplain #closed closed}. */
    void opened(String stream, Object task, IndexLoad load) {
        meters(stream).opened(task, load);
    }

    /** A task of a stream holds nothing any more. */
    void closed(String stream, Object task) {
        meters(stream).closed(task);
    }

    /** Records of a stream with an outcome so far, 0 when none. */
    public long records(String stream, String outcome) {
        return outcomes.sum(stream, outcome);
    }

    /** Skipped records of a stream with a reason so far. */
    public long skippedRecords(String stream, SkipReason reason) {
        return skipped.sum(stream, reason.label());
    }

    /** Dead letters of a stream with a reason so far. */
    public long deadLetters(String stream, UnreadableRecord.Reason reason) {
        return deadLetters.sum(stream, reason.label());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(registry);
        bindCanary(registry);
    }

    private void bindCanary(MeterRegistry registry) {
        counter(registry, MetricName.CANARY_SEARCHES, Tags.empty(), CanaryCounts::searches);
        counter(registry, MetricName.CANARY_ROWS, Tags.empty(), CanaryCounts::rows);
        counter(registry, MetricName.CANARY_PAIRS, Tags.of("result", "found"), CanaryCounts::found);
        counter(registry, MetricName.CANARY_PAIRS, Tags.of("result", "missed"), CanaryCounts::missed);
    }

    private void counter(MeterRegistry registry, MetricName name, Tags tags, ToDoubleFunction<CanaryCounts> count) {
        FunctionCounter.builder(name.dotted(), canary, count)
                .description(name.sentence())
                .tags(tags)
                .register(registry);
    }

    private StreamMeters meters(String stream) {
        StreamMeters known = streams.get(stream);
        return known == null ? streams.computeIfAbsent(stream, this::newMeters) : known;
    }

    private StreamMeters newMeters(String stream) {
        return new StreamMeters(stream, registries);
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
