/**
 * Makes what the demo sends: three streams of believable records with findings planted in them and with traps that must
 * stay silent, and the list of both. Pure and seeded: no Kafka, clock or files; called on one thread. It shares nothing
 * with the code that detects: no class, no constant, no word list.
 */
@NullMarked
package io.nearfar.app.demo.story;

import org.jspecify.annotations.NullMarked;
