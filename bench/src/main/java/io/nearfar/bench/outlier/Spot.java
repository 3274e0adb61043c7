package io.nearfar.bench.outlier;

import io.nearfar.embedding.EmbeddingCode;

/**
 * A text that records are made from.
 *
 * @param text the text
 * @param topic its product or service
 * @param code its vector
 */
record Spot(String text, String topic, EmbeddingCode code) {}
