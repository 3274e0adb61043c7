package io.nearfar.bench.outlier;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Leads all detectors through one stream, turn about, so that what else the machine does hits all of them. */
final class Race {

    private static final int TURN = 500;
    private static final int WARM_UP = 8;

    /** More than the records that the slowest detector waits for before it scores any. */
    private static final int LEAST_WARM_UP = 2500;

    private final TopicStream stream;
    private final int clusters;
    private final int records;
    private final Map<DetectorKind, Lap> laps = new EnumMap<>(DetectorKind.class);

    /** Measures {@code records} records after eight of each topic, 2,500 at least. */
    Race(TopicStream stream, int clusters, int records) {
        this.stream = stream;
        this.clusters = clusters;
        this.records = records;
    }

    List<Measured> run() {
        for (DetectorKind kind : DetectorKind.values()) {
            laps.put(kind, new Lap(kind.make(clusters)));
        }
        int first = Math.max(LEAST_WARM_UP, stream.topics() * WARM_UP);
        for (int from = 0; from < first; from += TURN) {
            for (Lap lap : laps.values()) {
                lap.warmUp(stream.arrivals(from, Math.min(first, from + TURN)));
            }
        }
        int end = first + records;
        for (int from = first; from < end; from += TURN) {
            for (Lap lap : laps.values()) {
                lap.take(stream.arrivals(from, Math.min(end, from + TURN)));
            }
        }
        return measured();
    }

    private List<Measured> measured() {
        List<Measured> measured = new ArrayList<>();
        // What the first look at the heap needs itself must not count.
        Heap.held();
        laps.forEach((kind, lap) ->
                measured.add(new Measured(kind, clusters, lap.times(), freed(lap), lap.auroc(), records)));
        return measured;
    }

    /** What is free once the lap lets its detector go. */
    private static long freed(Lap lap) {
        long before = Heap.held();
        lap.end();
        return before - Heap.held();
    }
}
