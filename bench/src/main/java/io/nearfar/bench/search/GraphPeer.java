package io.nearfar.bench.search;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.graph.similarity.SearchScoreProvider;
import io.github.jbellis.jvector.util.Accountable;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import io.nearfar.window.RowKey;
import io.nearfar.window.RowVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/** JVector, a hierarchical graph of full vectors in heap. */
final class GraphPeer implements Peer, AutoCloseable {

    /*
     * Rows are the graph's ordinals. Deletion marks a node; removeDeletedNodes, in rest(), takes the marked ones out and
     * mends their neighbours' edges. cleanup() would do that and more, but it declares the graph complete: searches then
     * get a view that is frozen, and insertion is over.
     */
    private static final VectorTypeSupport TYPES =
            VectorizationProvider.getInstance().getVectorTypeSupport();
    private static final VectorSimilarityFunction SIMILARITY = VectorSimilarityFunction.DOT_PRODUCT;
    private static final int BEAM_WIDTH = 100;
    private static final float OVERFLOW = 1.2f;
    private static final float ALPHA = 1.2f;

    private final int size;
    private final float least;
    private final List<VectorFloat<?>> rows;
    private final RandomAccessVectorValues vectors;
    private final ForkJoinPool oneThread = new ForkJoinPool(1);
    private final GraphIndexBuilder builder;
    private final GraphSearcher searcher;
    private int width;
    private boolean stopsAtThreshold;

    /** A graph of the first window of a cell, built by all processors. */
    @SuppressWarnings("deprecation") // Only this constructor takes hierarchy and pools together.
    GraphPeer(Cell cell, int m) {
        this.size = cell.size().vectors();
        this.least = (float) ((1 + cell.size().tau()) / 2 - FloatScan.ROUNDING);
        this.rows = Arrays.asList(new VectorFloat<?>[cell.size().rows()]);
        this.vectors = new ListRandomAccessVectorValues(rows, cell.dimensions());
        this.builder = new GraphIndexBuilder(
                BuildScoreProvider.randomAccessScoreProvider(vectors, SIMILARITY),
                cell.dimensions(),
                m,
                BEAM_WIDTH,
                OVERFLOW,
                ALPHA,
                true,
                true,
                oneThread,
                oneThread);
        IntStream.range(0, size)
                .parallel()
                .forEach(row -> insert(row, cell.embedding(row).toArray()));
        this.searcher = new GraphSearcher(builder.getGraph());
    }

    private void insert(int row, float[] components) {
        VectorFloat<?> vector = TYPES.createFloatVector(components);
        rows.set(row, vector);
        builder.addGraphNode(row, vector);
    }

    /**
     * How searches are made from now on.
     *
     * @param candidates so many are kept
     * @param atThreshold whether the threshold question uses JVector's search for it, which stops when it thinks that it
     *     has found all, or else the {@code candidates} nearest, of which those above the threshold count
     */
    void search(int candidates, boolean atThreshold) {
        this.width = candidates;
        this.stopsAtThreshold = atThreshold;
    }

    @Override
    public void add(int row, RowKey key, RowVector vector) {
        insert(row, vector.code().embedding().toArray());
    }

    @Override
    public void expire(int row) {
        builder.markNodeDeleted(row);
    }

    @Override
    public void rest() {
        builder.removeDeletedNodes();
    }

    @Override
    public int[] ask(Question question, Asked query, int first) {
        VectorFloat<?> sought = TYPES.createFloatVector(query.embedding().toArray());
        SearchScoreProvider scores = DefaultSearchScoreProvider.exact(sought, SIMILARITY, vectors);
        searcher.setView(builder.getGraph().getView());
        SearchResult found = question == Question.THRESHOLD
                ? searcher.search(scores, width, width, stopsAtThreshold ? least : 0, 0, Bits.ALL)
                : searcher.search(scores, Question.WANTED, width, 0, 0, Bits.ALL);
        return Arrays.stream(found.getNodes()).mapToInt(node -> node.node).toArray();
    }

    /** What the graph says of itself, and the components of its vectors. */
    @Override
    public long bytes() {
        return ((Accountable) builder.getGraph()).ramBytesUsed() + (long) Float.BYTES * vectors.dimension() * size;
    }

    @Override
    public boolean sketches() {
        return false;
    }

    @Override
    public void close() {
        try {
            searcher.close();
            builder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            oneThread.close();
        }
    }
}
