/**
 * Turns prepared text into unit vectors and their int8 codes. Called by the {@code embed} processors on a stream
 * thread; one embedder and one cache are shared by all threads.
 */
@NullMarked
package io.nearfar.embedding;

import org.jspecify.annotations.NullMarked;
