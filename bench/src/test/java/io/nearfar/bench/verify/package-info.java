/** Tests of the benchmark itself: what it compares, and against what. */
@NullMarked
package io.nearfar.bench.verify;

import org.jspecify.annotations.NullMarked;
