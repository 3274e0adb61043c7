/**
 * The topics that the settings name, as the broker has them: those that must be there before the streams start are checked
 * and made here, for {@code run} and for the command that lists them. Called on the main thread.
 */
@NullMarked
package io.nearfar.app.topics;

import org.jspecify.annotations.NullMarked;
