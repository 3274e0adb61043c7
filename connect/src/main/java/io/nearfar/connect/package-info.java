/**
 * A sink for Kafka Connect that tells a help desk of alerts over HTTP, once each. Called by Connect's worker, each task on a thread of
 * its own. Compiled for Java 17, which is what workers need; uses nothing of Nearfar, and of libraries only what a worker brings.
 */
@NullMarked
package io.nearfar.connect;

import org.jspecify.annotations.NullMarked;
