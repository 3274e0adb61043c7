package io.nearfar.bench.search;

import io.nearfar.bench.search.Sliding.Plan;
import io.nearfar.record.Hash128;
import io.nearfar.sketch.BitLoops;
import io.nearfar.sketch.PlainLoops;
import io.nearfar.stream.StoredRows;
import io.nearfar.window.CanaryCounts;
import io.nearfar.window.CodeFile;
import io.nearfar.window.PlainIndex;
import io.nearfar.window.RowKey;
import io.nearfar.window.RowVector;
import io.nearfar.window.SearchConfig;
import io.nearfar.window.Searcher;
import io.nearfar.window.VectorIndex;
import io.nearfar.window.WindowFormats;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Measures indexes over the rows of one cell, one after the other, so that each is alone in memory. */
final class CellRun {

    /*
     * The project's own index makes many turns: its times are short and their tail matters. A slow index stops when the
     * patience with it is at an end, after LEAST turns at the earliest; the number of turns is reported.
     */
    private static final int LEAST = 30;
    private static final int MOST = 500;
    private static final int SKETCH_MOST = 2000;
    private static final int DENSE_MOST = 60;
    private static final int WARM = 1000;
    private static final int DENSE_WARM = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration WARM_PATIENCE = Duration.ofSeconds(6);
    private static final int LEAST_WARM = 3;

    private static final List<Integer> GRAPH_NEIGHBOURS = List.of(16, 32);
    private static final int NARROWEST = 10;
    private static final int WIDEST = 40_960;
    private static final double ENOUGH_RECALL = 0.99;
    private static final double TOO_SLOW_MILLIS = 10;
    private static final double LEAST_GAIN = 0.005;

    private final Cell cell;
    private final Truth truth;
    private final StoredRows rows;
    private final Path folder;
    private final double diskBytesPerRow;
    private final Consumer<Measured> results;

    /** Over a store that holds the rows of the first window. */
    CellRun(Cell cell, Truth truth, StoredRows rows, Path folder, double diskBytesPerRow, Consumer<Measured> results) {
        this.cell = cell;
        this.truth = truth;
        this.rows = rows;
        this.folder = folder;
        this.diskBytesPerRow = diskBytesPerRow;
        this.results = results;
    }

    void measure(IndexKind kind) {
        switch (kind) {
            case SKETCH -> measureSketch(kind, BitLoops.fastest());
            case SKETCH_PLAIN -> measureSketch(kind, new PlainLoops());
            case INT8_SCAN -> measureScan(kind, new IndexPeer(cell, new PlainIndex(), Optional.empty()));
            case FP32_SCAN -> measureScan(kind, new FloatScan(cell));
            case JVECTOR -> GRAPH_NEIGHBOURS.forEach(this::measureGraph);
        }
    }

    private void measureSketch(IndexKind kind, BitLoops loops) {
        CodeFile vectors = new CodeFile(folder);
        Searcher searcher = new Searcher(SearchConfig.DEFAULT, loops, rows, vectors, new CanaryCounts());
        VectorIndex index = searcher.empty(cell.scope());
        Map<Hash128, VectorIndex> indexes = new HashMap<>(Map.of(cell.scope(), index));
        long begin = System.nanoTime();
        long end = cell.time(cell.size().vectors());
        rows.all((key, row) -> {
            if (key.time() < end) {
                indexes.computeIfAbsent(key.scope(), searcher::empty).add(key, WindowFormats.vector(row));
            }
        });
        OptionalDouble rebuilt = seconds(begin);
        try {
            measureAll(kind, new IndexPeer(cell, index, Optional.of(vectors)), rebuilt, SKETCH_MOST);
        } finally {
            Reference.reachabilityFence(indexes);
        }
    }

    private void measureScan(IndexKind kind, Peer peer) {
        for (int row = 0; row < cell.size().vectors(); row++) {
            RowKey key = cell.key(row);
            peer.add(row, key, RowVector.of(cell.model(), row, cell.code(row)));
        }
        measureAll(kind, peer, OptionalDouble.empty(), MOST);
    }

    private void measureAll(IndexKind kind, Peer peer, OptionalDouble buildSeconds, int most) {
        Sliding sliding = begun(peer);
        Measured.Cost cost = cost(peer, buildSeconds);
        for (Question question : Question.values()) {
            warm(sliding, question, false);
            Turns ordinary = sliding.make(new Plan(question, false, most, LEAST, PATIENCE));
            results.accept(new Measured(kind, cell.size(), question, false, ordinary, cost, Optional.empty()));
            warm(sliding, question, true);
            Turns dense = sliding.make(new Plan(question, true, DENSE_MOST, LEAST, PATIENCE));
            results.accept(new Measured(kind, cell.size(), question, true, dense, cost, Optional.empty()));
        }
    }

    private Sliding begun(Peer peer) {
        System.gc();
        Sliding sliding = new Sliding(cell, truth, rows, peer);
        sliding.begin();
        return sliding;
    }

    private static void warm(Sliding sliding, Question question, boolean dense) {
        sliding.make(new Plan(question, dense, dense ? DENSE_WARM : WARM, LEAST_WARM, WARM_PATIENCE));
    }

    private Measured.Cost cost(Peer peer, OptionalDouble buildSeconds) {
        double vectors = cell.size().vectors();
        return new Measured.Cost(peer.bytes() / vectors, peer.mappedBytes() / vectors, diskBytesPerRow, buildSeconds);
    }

    private void measureGraph(int neighbours) {
        long begin = System.nanoTime();
        try (GraphPeer peer = new GraphPeer(cell, neighbours)) {
            OptionalDouble buildSeconds = seconds(begin);
            Sliding sliding = begun(peer);
            Measured.Cost cost = cost(peer, buildSeconds);
            for (boolean dense : List.of(false, true)) {
                for (boolean atThreshold : List.of(true, false)) {
                    sweep(new Sweep(peer, sliding, neighbours, cost), Question.THRESHOLD, dense, atThreshold);
                }
                sweep(new Sweep(peer, sliding, neighbours, cost), Question.NEAREST, dense, false);
            }
        }
    }

    /** What stays the same while the search of a graph is widened. */
    private record Sweep(GraphPeer peer, Sliding sliding, int neighbours, Measured.Cost cost) {}

    /** Widens the search until it finds enough, takes too long, or finds no more by being wider. */
    private void sweep(Sweep sweep, Question question, boolean dense, boolean atThreshold) {
        sweep.peer().search(NARROWEST, atThreshold);
        warm(sweep.sliding(), question, dense);
        double[] before = new double[2];
        for (int width = NARROWEST; width <= WIDEST; width *= 2) {
            sweep.peer().search(width, atThreshold);
            int most = dense ? DENSE_MOST : MOST;
            Turns turns = sweep.sliding().make(new Plan(question, dense, most, LEAST, PATIENCE));
            Optional<Measured.GraphSetting> setting =
                    Optional.of(new Measured.GraphSetting(sweep.neighbours(), width, atThreshold));
            results.accept(new Measured(IndexKind.JVECTOR, cell.size(), question, dense, turns, sweep.cost(), setting));
            boolean stuck = width > 4 * NARROWEST && turns.recall() < before[0] + LEAST_GAIN;
            if (turns.recall() >= ENOUGH_RECALL || turns.turn().p50() > TOO_SLOW_MILLIS || stuck) {
                return;
            }
            before[0] = before[1];
            before[1] = turns.recall();
        }
    }

    private static OptionalDouble seconds(long begin) {
        return OptionalDouble.of((System.nanoTime() - begin) / 1e9);
    }
}
