/**
 * Measures how long it takes to score a record by the clusters of its scope and to add it to them, beside random cut forests and
 * their sibling that clusters, on one stream with planted outliers. One thread.
 */
@NullMarked
package io.nearfar.bench.outlier;

import org.jspecify.annotations.NullMarked;
