package io.nearfar.window;

import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.sketch.BitLoops;
import io.nearfar.window.SketchSearch.Candidate;
import java.util.List;

/** Compares a query with rows as they are stored, without taking them apart. Confined to one thread. */
final class RowBytes {

    static final int AT_ONCE = 32;

    private final BitLoops loops;
    private final byte[] query;
    private final double squaredNorm;
    private final byte[] read;

    RowBytes(EmbeddingCode query, BitLoops loops) {
        this.loops = loops;
        this.query = query.toArray();
        this.squaredNorm = query.squaredNorm();
        this.read = new byte[AT_ONCE * query.dimensions()];
    }

    /**
     * Cosine similarity, the same to the last bit as that of both codes.
     *
     * @throws IllegalArgumentException when the row's vector has other dimensions
     */
    double similarity(byte[] stored) {
        int code = WindowFormats.codeOffset(stored, query.length);
        double norm = loops.dot(stored, code, stored, code, query.length);
        return loops.dot(query, 0, stored, code, query.length) / Math.sqrt(squaredNorm * norm);
    }

    /**
     * The same of candidates whose vectors are kept, NaN of others; at most {@link #AT_ONCE} of them, which are read one after the
     * other before any is compared, so that many reads of memory wait together.
     */
    double[] similarities(List<Candidate> candidates) {
        double[] similarities = new double[candidates.size()];
        for (int i = 0; i < similarities.length; i++) {
            similarities[i] = read(candidates.get(i), i * query.length);
        }
        for (int i = 0; i < similarities.length; i++) {
            double dot = loops.dot(query, 0, read, i * query.length, query.length);
            similarities[i] = dot / Math.sqrt(squaredNorm * similarities[i]);
        }
        return similarities;
    }

    /** The squared norm of a vector that was read, NaN where it is not kept. */
    private double read(Candidate candidate, int at) {
        Codes codes = candidate.chunk().codes();
        int norm = codes == null ? 0 : codes.squaredNorm(candidate.row());
        if (codes == null || norm == 0) {
            return Double.NaN;
        }
        codes.read(candidate.row(), read, at);
        return norm;
    }
}
