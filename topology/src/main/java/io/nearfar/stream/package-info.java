/**
 * The Kafka Streams application: topology, processors, stores, serdes, settings of Streams, metrics. The only package
 * that knows Kafka.
 */
@NullMarked
package io.nearfar.stream;

import org.jspecify.annotations.NullMarked;
