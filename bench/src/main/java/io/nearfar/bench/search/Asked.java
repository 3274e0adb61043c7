package io.nearfar.bench.search;

import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;

/**
 * A vector to look for, in both forms, so that an index need not convert it.
 *
 * @param code the vector
 * @param embedding what that code stands for
 */
record Asked(EmbeddingCode code, Embedding embedding) {

    static Asked of(EmbeddingCode code) {
        return new Asked(code, code.embedding());
    }
}
