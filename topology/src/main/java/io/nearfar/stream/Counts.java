package io.nearfar.stream;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** The counters of one meter, one for each combination of values of its tags. Safe for all threads; nobody waits. */
final class Counts {

    private final MetricName name;
    private final List<String> tags;
    private final MeterRegistry registry;
    private final Map<List<String>, LongAdder> adders = new ConcurrentHashMap<>();

    /** {@code tags} are the keys whose values every call gives, in this order. */
    Counts(MetricName name, List<String> tags, MeterRegistry registry) {
        this.name = name;
        this.tags = List.copyOf(tags);
        this.registry = registry;
    }

    /** Makes a counter known before there is anything to count, so that the first count shows as an increase. */
    void declare(String... values) {
        adder(List.of(values));
    }

    void increment(String... values) {
        adder(List.of(values)).increment();
    }

    /** So far, 0 when none. */
    long sum(String... values) {
        LongAdder adder = adders.get(List.of(values));
        return adder == null ? 0 : adder.sum();
    }

    private LongAdder adder(List<String> values) {
        LongAdder known = adders.get(values);
        return known == null ? adders.computeIfAbsent(values, this::register) : known;
    }

    private LongAdder register(List<String> values) {
        LongAdder adder = new LongAdder();
        FunctionCounter.builder(name.dotted(), adder, LongAdder::sum)
                .tags(tags(values))
                .description(name.sentence())
                .register(registry);
        return adder;
    }

    private Tags tags(List<String> values) {
        return Tags.of(IntStream.range(0, tags.size())
                .mapToObj(i -> Tag.of(tags.get(i), values.get(i)))
                .toList());
    }
}
