package io.nearfar.stream;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.nearfar.detection.Outcome;
import io.nearfar.record.SkipReason;
import io.nearfar.record.UnreadableRecord;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens to records. Stream threads only add; a registry reads when scraped. Safe for all threads. */
public final class NearfarMetrics implements MeterBinder {

    /** What became of a record before it was compared: tickets and log lines are embedded, payments profiled. */
    public enum Early {
        EMBEDDED,
        CACHED,
        PROFILED,
        SKIPPED
    }

    private record Count(String stream, String label) {}

    private final Map<Count, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final Map<Count, LongAdder> skipped = new ConcurrentHashMap<>();
    private final Map<Count, LongAdder> deadLetters = new ConcurrentHashMap<>();
    private final Map<Count, LongAdder> alerts = new ConcurrentHashMap<>();
    private final Map<Count, LongAdder> suppressed = new ConcurrentHashMap<>();
    private final Map<MeterRegistry, Boolean> registries = new ConcurrentHashMap<>();

    /** Counts a record that was embedded, found in the cache, held against a profile, or held nothing to compare. */
    public void early(String stream, Early outcome) {
        count("records", "outcome", outcomes, new Count(stream, outcome.name().toLowerCase(Locale.ROOT)));
    }

    /** Counts a record that held nothing to compare. */
    public void skipped(String stream, SkipReason reason) {
        early(stream, Early.SKIPPED);
        count("skipped.records", "reason", skipped, new Count(stream, reason.label()));
    }

    /** Counts a record that was judged. */
    public void judged(String stream, Outcome outcome) {
        if (outcome != Outcome.NEW) {
            count("records", "outcome", outcomes, new Count(stream, outcome.label()));
        }
    }

    /** Counts a record that went to the dead-letter topic. */
    public void dead(String stream, UnreadableRecord.Reason reason) {
        count("records", "outcome", outcomes, new Count(stream, "dead"));
        count("dead.letters", "reason", deadLetters, new Count(stream, reason.label()));
    }

    /** Counts an alert. */
    public void alerted(String stream, AlertKind kind) {
        count("alerts", "kind", alerts, new Count(stream, kind.label()));
    }

    /** Counts an alert that was held back. */
    public void suppressed(String stream, AlertKind kind, Ruling.Reason reason) {
        String label = kind.label() + "." + reason.name().toLowerCase(Locale.ROOT);
        count("alerts.suppressed", "kind", suppressed, new Count(stream, label));
    }

    /** Records of a stream with an outcome so far, 0 when none. */
    public long records(String stream, String outcome) {
        return sum(outcomes, stream, outcome);
    }

    /** Skipped records of a stream with a reason so far. */
    public long skippedRecords(String stream, SkipReason reason) {
        return sum(skipped, stream, reason.label());
    }

    /** Dead letters of a stream with a reason so far. */
    public long deadLetters(String stream, UnreadableRecord.Reason reason) {
        return sum(deadLetters, stream, reason.label());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.put(registry, true);
        outcomes.forEach((count, adder) -> bind(registry, "records", "outcome", count, adder));
        skipped.forEach((count, adder) -> bind(registry, "skipped.records", "reason", count, adder));
        deadLetters.forEach((count, adder) -> bind(registry, "dead.letters", "reason", count, adder));
        alerts.forEach((count, adder) -> bind(registry, "alerts", "kind", count, adder));
    }

    private void count(String meter, String tag, Map<Count, LongAdder> counts, Count count) {
        counts.computeIfAbsent(count, added -> {
                    LongAdder adder = new LongAdder();
                    registries.keySet().forEach(registry -> bind(registry, meter, tag, added, adder));
                    return adder;
                })
                .increment();
    }

    private static void bind(MeterRegistry registry, String meter, String tag, Count count, LongAdder adder) {
        FunctionCounter.builder("nearfar." + meter, adder, LongAdder::sum)
                .tag("stream", count.stream())
                .tag(tag, count.label())
                .description("Records read, alerts sent and dead letters, by what became of them")
                .register(registry);
    }

    private static long sum(Map<Count, LongAdder> counts, String stream, String label) {
        LongAdder adder = counts.get(new Count(stream, label));
        return adder == null ? 0 : adder.sum();
    }
}
