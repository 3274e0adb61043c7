package io.nearfar.detection;

/**
 * More alerts of one kind in a minute than the stream may raise.
 *
 * @param most alerts of one kind and tenant per minute
 * @param held alerts held back since this was last told; while the flood goes on the one in whose place it is told included
 * @param minute the minute of event time in which it is told, in minutes since 1970
 * @param over whether the flood is over
 */
public record Overflow(int most, long held, long minute, boolean over) {}
