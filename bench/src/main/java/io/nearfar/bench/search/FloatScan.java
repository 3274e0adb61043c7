package io.nearfar.bench.search;

import io.nearfar.embedding.Embedding;
import io.nearfar.window.RowKey;
import io.nearfar.window.RowVector;
import java.util.Arrays;

/** Compares the query with every vector, in one array of floats, one component after the other. */
final class FloatScan implements Peer {

    /** How much less a sum of floats may be than the exact similarity. */
    static final double ROUNDING = 1e-5;

    private final double tau;
    private final int dimensions;
    private final float[] vectors;
    private final int[] rows;
    private int[] hits = new int[1024];

    /** Room for the window of a cell and the row that comes. */
    FloatScan(Cell cell) {
        this.tau = cell.size().tau();
        this.dimensions = cell.dimensions();
        this.rows = new int[cell.size().vectors() + 1];
        this.vectors = new float[Math.multiplyExact(rows.length, dimensions)];
        Arrays.fill(rows, -1);
    }

    @Override
    public void add(int row, RowKey key, RowVector vector) {
        int slot = row % rows.length;
        rows[slot] = row;
        Embedding embedding = vector.code().embedding();
        for (int i = 0; i < dimensions; i++) {
            vectors[slot * dimensions + i] = embedding.component(i);
        }
    }

    @Override
    public void expire(int row) {
        rows[row % rows.length] = -1;
    }

    @Override
    public int[] ask(Question question, Asked query, int first) {
        float[] sought = query.embedding().toArray();
        return question == Question.THRESHOLD ? within(sought) : nearest(sought);
    }

    private int[] within(float[] sought) {
        int found = 0;
        for (int slot = 0; slot < rows.length; slot++) {
            if (dot(sought, slot) >= tau - ROUNDING && rows[slot] >= 0) {
                if (found == hits.length) {
                    hits = Arrays.copyOf(hits, 2 * found);
                }
                hits[found++] = rows[slot];
            }
        }
        return Arrays.copyOf(hits, found);
    }

    private int[] nearest(float[] sought) {
        float[] similarities = new float[Question.WANTED];
        int[] best = new int[Question.WANTED];
        Arrays.fill(similarities, Float.NEGATIVE_INFINITY);
        for (int slot = 0; slot < rows.length; slot++) {
            float similarity = dot(sought, slot);
            if (similarity > similarities[best.length - 1] && rows[slot] >= 0) {
                int at = best.length - 1;
                for (; at > 0 && similarities[at - 1] < similarity; at--) {
                    similarities[at] = similarities[at - 1];
                    best[at] = best[at - 1];
                }
                similarities[at] = similarity;
                best[at] = rows[slot];
            }
        }
        return best;
    }

    private float dot(float[] sought, int slot) {
        int from = slot * dimensions;
        float sum = 0;
        for (int i = 0; i < dimensions; i++) {
            sum += sought[i] * vectors[from + i];
        }
        return sum;
    }

    @Override
    public long bytes() {
        return (long) Float.BYTES * vectors.length + (long) Integer.BYTES * rows.length;
    }

    @Override
    public boolean sketches() {
        return false;
    }
}
