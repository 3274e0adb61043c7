/**
 * Owns what a text says that its vector does not tell: numbers with their unit word, amounts, versions, dates, names, states and
 * negations; and compares the facts of two texts. Facts are extracted where a record is prepared and compared where its scope
 * is served; everything here is pure, immutable and safe for all threads.
 */
@NullMarked
package io.nearfar.fact;

import org.jspecify.annotations.NullMarked;
