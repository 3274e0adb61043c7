/**
 * Reads bytes into {@link io.nearfar.record.SourceRecord}s: mapping by JSON Pointer, redaction, limits. Called by the
 * {@code read} processors on a stream thread; everything here is immutable and safe to share.
 */
@NullMarked
package io.nearfar.record;

import org.jspecify.annotations.NullMarked;
