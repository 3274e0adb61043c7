package io.nearfar.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what Nearfar has counted so far: a line a minute while that changes, and one at the end if there is anything. Names, streams and
 * closed sets of labels, never anything of a record. Runs on a thread of its own from {@link #start} to {@link #close}.
 */
final class CountsLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CountsLog.class);
    private static final String OWN = "nearfar.";

    private final MeterRegistry registry;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("counts").factory());
    private String last = "";

    CountsLog(MeterRegistry registry) {
        this.registry = registry;
    }

    void start() {
        ScheduledFuture<?> _ = scheduler.scheduleAtFixedRate(this::logChange, 1, 1, TimeUnit.MINUTES);
    }

    /** Ends the thread and logs once more; does nothing the second time. */
    @Override
    public synchronized void close() {
        if (!scheduler.isShutdown()) {
            scheduler.shutdownNow();
            String counts = counts();
            if (!counts.isEmpty()) {
                LOG.info("event=counts{}", counts);
            }
        }
    }

    private synchronized void logChange() {
        String counts = counts();
        if (!scheduler.isShutdown() && !counts.equals(last)) {
            last = counts;
            LOG.info("event=counts{}", counts);
        }
    }

    /**
     * Every counter above 0 as key=value with a space before it, such as {@code records.tickets.embedded=12}, in order of
     * keys.
     */
    String counts() {
        Map<String, Long> counts = new TreeMap<>();
        for (Meter meter : registry.getMeters()) {
            if (meter instanceof FunctionCounter counter
                    && meter.getId().getName().startsWith(OWN)) {
                counts.put(key(meter.getId()), (long) counter.count());
            }
        }
        counts.values().removeIf(count -> count == 0);
        return counts.entrySet().stream()
                .map(count -> " %s=%d".formatted(count.getKey(), count.getValue()))
                .collect(Collectors.joining());
    }

    private static String key(Meter.Id id) {
        Stream<String> labels = id.getTags().stream()
                .filter(tag -> !tag.getKey().equals("stream") && !tag.getKey().equals("application"))
                .map(Tag::getValue);
        Stream<String> names = Stream.of(id.getName().substring(OWN.length()), id.getTag("stream"));
        return Stream.concat(names.filter(Objects::nonNull), labels).collect(Collectors.joining("."));
    }
}
