/**
 * The demo: a broker of its own, the ordinary topology, and a story of tickets, log lines and payments that is held
 * against what Nearfar finds in it. Called from the command line; the story itself is in {@code demo.story}.
 */
@NullMarked
package io.nearfar.app.demo;

import org.jspecify.annotations.NullMarked;
