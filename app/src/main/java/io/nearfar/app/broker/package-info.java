/**
 * A real Kafka broker inside this process, for evaluation, demonstration and tests. The only package that knows Kafka's
 * server classes, which are internal to Kafka.
 */
@NullMarked
package io.nearfar.app.broker;

import org.jspecify.annotations.NullMarked;
