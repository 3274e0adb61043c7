/**
 * Short bit patterns that stand for vectors: made from their codes, compared by counting bits, with bounds on what such a
 * comparison can miss. Called by the window's search on the stream thread; everything here is pure.
 */
@NullMarked
package io.nearfar.sketch;

import org.jspecify.annotations.NullMarked;
