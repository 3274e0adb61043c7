package io.nearfar.record;

/** Turns a record into the text that is embedded. Immutable, safe to share between threads. */
public final class TextPreparation {

    private final LogMask mask = new LogMask();

    /**
     * Title and body, each on its own line, white space collapsed; without what marks a mail as an answer or forwarded, and
     * without the mail that is answered.
     */
    String ofMail(MailText mail) {
        return Whitespace.lines(mail.title() + '\n' + mail.body());
    }

    /** The message with its volatile parts masked. */
    public String ofLog(LogLine line) {
        return mask.mask(line.message());
    }
}
