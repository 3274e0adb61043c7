/**
 * What people read: lines of at most 110 columns, and alerts told in them. Called by commands; {@link
 * io.nearfar.app.terminal.Terminal} from any of their threads, everything else is pure.
 */
@NullMarked
package io.nearfar.app.terminal;

import org.jspecify.annotations.NullMarked;
