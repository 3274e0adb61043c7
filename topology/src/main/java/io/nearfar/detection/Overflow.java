package io.nearfar.detection;

/**
 * More alerts in a minute than the stream may raise.
 *
 * @param most alerts of one tenant per minute
 * @param held alerts held back since this was last told, the one in whose place it is told included
 * @param minute the minute of event time, in minutes since 1970
 */
public record Overflow(int most, long held, long minute) {}
