/**
 * Runs labelled records through the real topology and holds what comes out against the labels. The metric classes are
 * pure; the rest runs on the main thread of {@code evaluate}.
 */
@NullMarked
package io.nearfar.app.evaluation;

import org.jspecify.annotations.NullMarked;
