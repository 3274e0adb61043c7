package io.nearfar.bench.outlier;

import io.nearfar.bench.verify.Times;

/**
 * How a detector did.
 *
 * @param kind which
 * @param clusters the bound of the clusters; the stream has nine topics for ten of them
 * @param times of scoring a record and taking it
 * @param bytes of heap that it alone holds in the end
 * @param auroc of its scores
 * @param records over so many
 */
record Measured(DetectorKind kind, int clusters, Times times, long bytes, double auroc, int records) {}
