/**
 * Fits how sure Nearfar is of tickets to labels: the {@code calibrate} command. Reads files and writes one; knows no broker.
 */
@NullMarked
package io.nearfar.app.calibration;

import org.jspecify.annotations.NullMarked;
