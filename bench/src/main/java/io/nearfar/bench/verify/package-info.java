/** Measures how long it takes to read the facts of a ticket and to compare those of two. One thread. */
@NullMarked
package io.nearfar.bench.verify;

import org.jspecify.annotations.NullMarked;
