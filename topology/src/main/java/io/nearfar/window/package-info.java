/**
 * What is recent: rows, leaders, groups and known records of each scope, their stored formats, and the search over
 * their vectors. Confined to the stream thread that owns the task, as every Kafka Streams store is.
 */
@NullMarked
package io.nearfar.window;

import org.jspecify.annotations.NullMarked;
