/**
 * What is normal in a scope: decaying micro-clusters on the unit sphere. Confined to the stream thread that owns the
 * task; knows neither Kafka nor a clock.
 */
@NullMarked
package io.nearfar.cluster;

import org.jspecify.annotations.NullMarked;
