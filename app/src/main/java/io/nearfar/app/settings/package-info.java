/**
 * Text to settings, once: reads YAML into validated records and reports every problem of a file together. Called by
 * the commands on the main thread before anything connects.
 */
@NullMarked
package io.nearfar.app.settings;

import org.jspecify.annotations.NullMarked;
