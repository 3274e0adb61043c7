package io.nearfar.bench.outlier;

import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;

/**
 * One record of the stream.
 *
 * @param number its place in the stream
 * @param time its event time, epoch milliseconds
 * @param text an excerpt, in a string of its own
 * @param code its vector in bytes
 * @param embedding the same vector in floats
 * @param planted whether it is an outlier
 */
record Arrival(long number, long time, String text, EmbeddingCode code, Embedding embedding, boolean planted) {}
