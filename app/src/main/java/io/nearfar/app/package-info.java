/**
 * The program: the command line and what each command does. Everything here runs on the main thread, apart from the
 * shutdown hook of {@code run}.
 */
@NullMarked
package io.nearfar.app;

import org.jspecify.annotations.NullMarked;
