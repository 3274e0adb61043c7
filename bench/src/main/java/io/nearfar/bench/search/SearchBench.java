package io.nearfar.bench.search;

import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.window.Row;
import io.nearfar.window.RowKey;
import io.nearfar.window.RowVector;
import io.nearfar.window.WindowFormats;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Runs cells: makes their rows, finds the exact answers, fills a store and measures each index. */
final class SearchBench {

    static final int TEXTS = 8000;

    private static final long SEED = 7;
    private static final int SAMPLE = 20_000;
    private static final double AGREEMENT = 0.02;

    /** What a window store adds to a key: its time and a sequence number. */
    private static final int WINDOW_KEY_BYTES = Long.BYTES + Integer.BYTES;

    private final Path folder;
    private final PrintStream notices;
    private final BaseVectors base;
    private final VectorMill mill;

    /** Reads or makes base vectors of so many texts; {@code folder} keeps them and takes the row store. */
    SearchBench(Path folder, int texts, PrintStream notices) {
        this.folder = folder;
        this.notices = notices;
        this.base = BaseVectors.of(new TextGrammar(SEED).texts(texts), folder.resolve("vectors"), notices);
        this.mill = new VectorMill(base.topics(), VectorMill.Mix.DEFAULT, SEED);
    }

    /** Whether the multiplied vectors are as alike at random as the base vectors; prints how alike both are. */
    boolean quantilesAgree() {
        CosineQuantiles real = CosineQuantiles.of(base.codes().size(), base.codes()::get);
        List<EmbeddingCode> sample = IntStream.range(0, SAMPLE)
                .parallel()
                .mapToObj(row -> EmbeddingCode.of(mill.vector(row)))
                .toList();
        CosineQuantiles made = CosineQuantiles.of(SAMPLE, sample::get);
        notices.printf("cosine of random pairs at %s %%%n", CosineQuantiles.PERCENT);
        notices.printf("  base       %s%n  multiplied %s%n", real, made);
        boolean agree = real.difference(made) <= AGREEMENT;
        if (!agree) {
            notices.printf("they differ by %.3f, more than %.2f%n", real.difference(made), AGREEMENT);
        }
        return agree;
    }

    /** Measures those indexes in that setting. */
    void run(CellSize size, Set<IndexKind> kinds, Consumer<Measured> results) {
        notices.printf(
                "%n%,d vectors, tau %.2f, %,d rows of other scopes: making rows and exact answers ...%n",
                size.vectors(), size.tau(), size.others());
        Cell cell = cell(size);
        Truth truth = new Truth(cell);
        tellPairs(size, truth);
        try (RowStore store =
                new RowStore(folder.resolve("store-" + ProcessHandle.current().pid()))) {
            long[] written = new long[1];
            store.run(rows -> IntStream.range(0, size.vectors()).forEach(row -> {
                RowVector vector = RowVector.of(cell.model(), row, cell.code(row));
                byte[] stored = WindowFormats.ROW.encode(new Row(vector, cell.text(row)));
                rows.put(cell.key(row), stored);
                written[0] += RowKey.BYTES + WINDOW_KEY_BYTES + stored.length;
            }));
            store.run(rows -> IntStream.range(0, size.others()).forEach(other -> {
                int like = other % size.vectors();
                RowVector vector = RowVector.of(cell.model(), other, cell.code(like));
                rows.put(cell.otherKey(other), WindowFormats.ROW.encode(new Row(vector, cell.text(like))));
            }));
            double diskBytesPerRow = (double) written[0] / size.vectors();
            store.settle();
            store.run(rows -> {
                CellRun run = new CellRun(cell, truth, rows, folder, diskBytesPerRow, results);
                kinds.forEach(run::measure);
            });
        }
    }

    Cell cell(CellSize size) {
        return new Cell(size, base, mill);
    }

    private void tellPairs(CellSize size, Truth truth) {
        int first = size.early();
        int pairs = IntStream.range(0, CellSize.QUERIES)
                .map(query -> truth.pairs(query, first, Double.POSITIVE_INFINITY))
                .sum();
        int near = IntStream.range(0, CellSize.QUERIES)
                .map(query -> truth.pairs(query, first, size.tau() + Cell.NEAR))
                .sum();
        int dense = truth.pairs(CellSize.QUERIES, first, Double.POSITIVE_INFINITY);
        notices.printf(
                "%d queries have %,d true pairs in the first window, %.0f %% of them in [%.2f, %.2f]; the dense one %,d%n",
                CellSize.QUERIES, pairs, 100.0 * near / pairs, size.tau(), size.tau() + Cell.NEAR, dense);
    }
}
