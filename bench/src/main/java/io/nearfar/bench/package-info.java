/**
 * Measures the library and the program: JMH benchmarks of the hot path and whole runs against an embedded broker. Run by
 * hand; part of the build only with {@code -Pbench}.
 */
@NullMarked
package io.nearfar.bench;

import org.jspecify.annotations.NullMarked;
