package io.nearfar.record;

import java.time.Duration;

/** Bounds on what one source record may bring. Past a text bound the text is cut; past any other the record is unreadable. */
public final class Limits {

    /** UTF-8 bytes of text kept per record. */
    public static final int MAX_TEXT_BYTES = 32 * 1024;

    /** Windows embedded per record. */
    public static final int MAX_WINDOWS = 16;

    /** How far an event time may lie ahead of the Kafka timestamp. */
    public static final Duration MAX_AHEAD = Duration.ofMinutes(10);

    /** Characters of the excerpt that is stored and shown. */
    public static final int MAX_SNIPPET = 160;

    private Limits() {}
}
