/**
 * When many people report one matter far sooner than its past lets expect. {@code detection} asks for each record, on the
 * stream thread that owns the task; knows neither Kafka nor a clock.
 */
@NullMarked
package io.nearfar.surge;

import org.jspecify.annotations.NullMarked;
