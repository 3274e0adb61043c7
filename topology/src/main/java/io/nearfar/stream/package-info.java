/**
 * The Kafka Streams application: topology, processors, stores, serdes, settings of Streams, metrics. The only package
 * besides the store facades in {@code window} that knows Kafka.
 */
@NullMarked
package io.nearfar.stream;

import org.jspecify.annotations.NullMarked;
