package io.nearfar.window;

import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.sketch.BitLoops;
import io.nearfar.window.SketchSearch.Candidate;
import java.util.List;

/** Compares a query with rows as they are stored, without taking them apart. Confined to one thread. */
final class RowBytes {

    /** Rows whose kept vectors are compared together. */
    static final int AT_ONCE = 64;

    private final BitLoops loops;
    private final byte[] query;
    private final double squaredNorm;
    private byte[] read = {};

    RowBytes(EmbeddingCode query, BitLoops loops) {
        this.loops = loops;
        this.query = query.toArray();
        this.squaredNorm = query.squaredNorm();
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
     * The same of candidates whose vectors are kept, NaN of others; at most {@link #AT_ONCE} of them. What each needs of memory is
     * asked for before any is compared, so that these reads wait together.
     */
    double[] similarities(List<Candidate> candidates) {
        double[] similarities = new double[candidates.size()];
        if (read.length < similarities.length * query.length) {
            read = new byte[similarities.length * query.length];
        }
        for (int i = 0; i < similarities.length; i++) {
            similarities[i] = squaredNorm(candidates.get(i));
        }
        for (int i = 0; i < similarities.length; i++) {
            Codes codes = candidates.get(i).chunk().codes();
            if (codes != null && similarities[i] > 0) {
                codes.read(candidates.get(i).row(), read, i * query.length);
            }
        }
        for (int i = 0; i < similarities.length; i++) {
            double dot = loops.dot(query, 0, read, i * query.length, query.length);
            similarities[i] = similarities[i] > 0 ? dot / Math.sqrt(squaredNorm * similarities[i]) : Double.NaN;
        }
        return similarities;
    }

    private int squaredNorm(Candidate candidate) {
        Codes codes = candidate.chunk().codes();
        if (codes != null && codes.dimensions() != query.length) {
            throw new IllegalArgumentException(
                    "%d dimensions among vectors of %d".formatted(query.length, codes.dimensions()));
        }
        return codes == null ? 0 : codes.squaredNorm(candidate.row());
    }
}
