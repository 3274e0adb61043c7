/**
 * The command that prints the alerts of a broker, Nearfar's own or another's. It only reads: no group is joined, no offset
 * committed, no topic made. Runs on the main thread, but for the shutdown hook that ends following.
 */
@NullMarked
package io.nearfar.app.alerts;

import org.jspecify.annotations.NullMarked;
