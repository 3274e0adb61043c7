/**
 * Shows what a kill costs: fills the state of an instance with vectors, kills it, starts it again, and compares its answers
 * before and after. Broker and instance are processes of their own on this machine; everything here runs on the main
 * thread.
 */
@NullMarked
package io.nearfar.bench.recover;

import org.jspecify.annotations.NullMarked;
