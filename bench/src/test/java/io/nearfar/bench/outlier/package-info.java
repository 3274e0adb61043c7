/** Tests of the benchmark of outliers, with few clusters and records. */
@NullMarked
package io.nearfar.bench.outlier;

import org.jspecify.annotations.NullMarked;
