package io.nearfar.record;

/** Turns a record into the text that is embedded. Immutable, safe to share between threads. */
public final class TextPreparation {

    private final LogMask mask = new LogMask();

    /** Title and body, each on its own line, white space collapsed. */
    public String ofTicket(Ticket ticket) {
        return Whitespace.lines(ticket.title() + '\n' + ticket.body());
    }

    /** The message with its volatile parts masked. */
    public String ofLog(LogLine line) {
        return mask.mask(line.message());
    }
}
