package io.nearfar.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.nearfar.detection.PastAlert.Said;
import io.nearfar.detection.VerdictTally;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** What people said of the alerts of one stream, as far as this instance serves it. Safe for all threads. */
final class RealisedPrecision {

    /** Of an outlier nobody says that it is wrong. */
    private static final List<Said> KINDS = List.of(Said.DUPLICATE, Said.RELATED);

    private final Map<Said, Map<Object, VerdictTally>> tallies = new EnumMap<>(Said.class);

    RealisedPrecision() {
        for (Said said : Said.values()) {
            tallies.put(said, new ConcurrentHashMap<>());
        }
    }

    void register(String stream, MeterRegistry registry) {
        for (Said said : KINDS) {
            gauge(stream, said, "low", VerdictTally::low, registry);
            gauge(stream, said, "high", VerdictTally::high, registry);
        }
    }

    private void gauge(
            String stream, Said said, String bound, ToDoubleFunction<VerdictTally> end, MeterRegistry registry) {
        Gauge.builder(MetricName.REALISED_PRECISION.dotted(), this, all -> end.applyAsDouble(all.sum(said)))
                .description(MetricName.REALISED_PRECISION.sentence())
                .tag("stream", stream)
                .tag("kind", said.label())
                .tag("bound", bound)
                .register(registry);
    }

    /** From now on {@code tally} counts, in place of what {@code task} brought before. */
    void put(Object task, Said said, VerdictTally tally) {
        of(said).put(task, tally);
    }

    void close(Object task) {
        tallies.values().forEach(each -> each.remove(task));
    }

    private VerdictTally sum(Said said) {
        return of(said).values().stream().reduce(VerdictTally.NONE, VerdictTally::plus);
    }

    private Map<Object, VerdictTally> of(Said said) {
        return tallies.getOrDefault(said, Map.of());
    }
}
