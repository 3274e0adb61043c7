package io.nearfar.window;

import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.sketch.BitLoops;

/** Compares a query with rows as they are stored, without taking them apart. */
final class RowBytes {

    private final BitLoops loops;
    private final byte[] query;
    private final double squaredNorm;

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
    double similarity(byte[] row) {
        int code = WindowFormats.codeOffset(row, query.length);
        double norm = loops.dot(row, code, row, code, query.length);
        return loops.dot(query, 0, row, code, query.length) / Math.sqrt(squaredNorm * norm);
    }
}
