package io.nearfar.bench.search;

import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.record.Hash128;
import io.nearfar.record.TextTraits;
import io.nearfar.window.Row;
import io.nearfar.window.RowKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The rows that pass through the window in one setting, numbered in the order of their times, and the queries asked of
 * them. The same for every index. Immutable; safe for all threads.
 */
final class Cell {

    /*
     * A window is N consecutive rows of all. Most are made vectors; those planted for a query are its own vector turned by
     * an angle in a random direction: three in five within NEAR above the threshold, the others anywhere above. They lie at
     * random among the others. One further query, the last, is a log template of which thousands of rows are repeats.
     */
    static final double NEAR = 0.02;

    private static final double NEAR_SHARE = 0.6;
    private static final double CLOSEST = 0.995;
    private static final double DENSE_SPREAD = 0.09;
    private static final long SEED = 0x6e6561726661726cL;
    private static final long HELD_OUT = 1L << 40;
    private static final long START = 1_700_000_000_000L;
    private static final long DAY = 86_400_000;
    private static final int MADE = -1;

    private final CellSize size;
    private final BaseVectors base;
    private final List<Traits> traits;
    private final Hash128 scope = Hash128.of("bench");
    private final List<Asked> queries = new ArrayList<>();
    private final int[] plantedFor;
    private final byte[] codes;
    private final int dimensions;

    /** What each row of the same text says. */
    private record Traits(Hash128 hash, TextTraits traits) {}

    Cell(CellSize size, BaseVectors base, VectorMill mill) {
        this.size = size;
        this.base = base;
        this.dimensions = base.codes().getFirst().dimensions();
        this.traits = base.texts().stream()
                .map(text -> new Traits(Hash128.of(text.text()), TextTraits.of(text.text(), true)))
                .toList();
        for (int i = 0; i <= CellSize.QUERIES; i++) {
            queries.add(Asked.of(EmbeddingCode.of(mill.vector(HELD_OUT + i))));
        }
        this.plantedFor = plantedFor(size);
        this.codes = new byte[Math.multiplyExact(size.rows(), dimensions)];
        IntStream.range(0, size.rows())
                .parallel()
                .forEach(row -> make(row, mill).copyTo(codes, row * dimensions));
    }

    private static int[] plantedFor(CellSize size) {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] plantedFor = new int[size.rows()];
        Arrays.fill(plantedFor, MADE);
        double windows = (double) size.rows() / size.vectors();
        for (int query = 0; query <= CellSize.QUERIES; query++) {
            int wanted = query < CellSize.QUERIES ? size.planted() : size.dense();
            for (long left = Math.round(wanted * windows); left > 0; ) {
                int row = random.nextInt(plantedFor.length);
                if (plantedFor[row] == MADE) {
                    plantedFor[row] = query;
                    left--;
                }
            }
        }
        return plantedFor;
    }

    private EmbeddingCode make(int row, VectorMill mill) {
        int query = plantedFor[row];
        if (query == MADE) {
            return EmbeddingCode.of(mill.vector(row));
        }
        SplittableRandom random = new SplittableRandom(SEED + row);
        double cosine = query == CellSize.QUERIES
                ? random.nextDouble(size.tau(), Math.min(CLOSEST, size.tau() + DENSE_SPREAD))
                : plantedCosine(random);
        return mill.planted(queries.get(query).embedding(), cosine, row);
    }

    private double plantedCosine(SplittableRandom random) {
        double near = size.tau() + NEAR;
        return random.nextDouble() < NEAR_SHARE
                ? random.nextDouble(size.tau(), near)
                : random.nextDouble(near, CLOSEST);
    }

    CellSize size() {
        return size;
    }

    String model() {
        return base.model();
    }

    Hash128 scope() {
        return scope;
    }

    int dimensions() {
        return dimensions;
    }

    /** The ordinary queries, then the dense one. */
    List<Asked> queries() {
        return queries;
    }

    /** The components of all rows, row by row. The caller changes no byte. */
    byte[] codes() {
        return codes;
    }

    EmbeddingCode code(int row) {
        ByteBuffer buffer = ByteBuffer.allocate(dimensions + Float.BYTES);
        buffer.put(codes, row * dimensions, dimensions);
        buffer.putFloat((float) (1 / Math.sqrt(squaredNorm(row))));
        return EmbeddingCode.read(buffer.flip(), dimensions);
    }

    /** The embedding that the row's code stands for. */
    Embedding embedding(int row) {
        return code(row).embedding();
    }

    /** Sum of the row's squared components. */
    int squaredNorm(int row) {
        int sum = 0;
        for (int i = row * dimensions; i < (row + 1) * dimensions; i++) {
            sum += codes[i] * codes[i];
        }
        return sum;
    }

    /** Exact cosine similarity of a row and a query, as {@link EmbeddingCode#similarity} has it. */
    double similarity(int row, int query) {
        EmbeddingCode code = queries.get(query).code();
        return code.dot(codes, row * dimensions) / Math.sqrt((double) code.squaredNorm() * squaredNorm(row));
    }

    /** Event time of a row, epoch milliseconds; a window spans a day. */
    long time(int row) {
        return START + row * step();
    }

    /** The row with that event time. */
    int row(long time) {
        return Math.toIntExact((time - START) / step());
    }

    private long step() {
        return DAY / size.vectors();
    }

    RowKey key(int row) {
        return new RowKey(scope, time(row), RowKey.recordHash(id(row)), 0);
    }

    /** The key of row {@code other} of other scopes, which lies among the first window's in time. */
    RowKey otherKey(int other) {
        Hash128 elsewhere = Hash128.of("bench-" + other / CellSize.ROWS_PER_OTHER);
        long time = START + other * DAY / Math.max(1, size.others());
        return new RowKey(elsewhere, time, RowKey.recordHash("other-" + other), 0);
    }

    /** What the row says besides its vector: that of a generated text. */
    Row.Text text(int row) {
        int at = row % base.texts().size();
        SeedText text = base.texts().get(at);
        Traits known = traits.get(at);
        long own = RowKey.recordHash(id(row));
        return new Row.Text(id(row), time(row), text.labels(), text.text(), known.hash(), known.traits(), own);
    }

    private static String id(int row) {
        return "record-" + row;
    }
}
