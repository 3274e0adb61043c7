/**
 * What {@code run} answers over HTTP: whether it is well, what runs, and its metrics. Answers come from threads of the server's own,
 * which read snapshots and never what a stream thread owns.
 */
@NullMarked
package io.nearfar.app.http;

import org.jspecify.annotations.NullMarked;
