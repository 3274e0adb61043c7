/**
 * Decides, purely: from a record and what is remembered of its scope to findings and the changes that follow. Called by
 * the {@code detect} processors; no class here knows Kafka, a clock or a thread.
 */
@NullMarked
package io.nearfar.detection;

import org.jspecify.annotations.NullMarked;
