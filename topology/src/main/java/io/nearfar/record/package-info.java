/**
 * Reads bytes into {@link io.nearfar.record.SourceRecord}s: unfolding of envelopes, mapping by JSON Pointer, redaction,
 * limits; prepares texts and judges their language. Called by the
 * {@code read} processors on a stream thread; everything here is immutable and safe to share.
 */
@NullMarked
package io.nearfar.record;

import org.jspecify.annotations.NullMarked;
