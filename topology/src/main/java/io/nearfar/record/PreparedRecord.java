package io.nearfar.record;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A ticket or log line as it will be embedded.
 *
 * @param identity who and when
 * @param labels short attributes of its kind, absent ones left out
 * @param snippet redacted excerpt for people
 * @param title the title where {@code text} says more than it; empty otherwise
 * @param text what is embedded
 * @param textHash of all that it says, equal for exact repeats; a log line's level counts too
 * @param traits what is known of {@code text} besides its meaning
 */
public record PreparedRecord(
        Identity identity,
        SortedMap<String, String> labels,
        String snippet,
        String title,
        String text,
        Hash128 textHash,
        TextTraits traits) {

    private static final String STOPS = ".,:;!?";

    public PreparedRecord {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /**
     * Prepares a ticket: title and body, whitespace collapsed. One whose text is in a language that the model cannot read is
     * marked so in its traits.
     *
     * @param language what the model can read
     */
    public static PreparedRecord of(Ticket ticket, TextPreparation preparation, Language language) {
        MailText mail = MailText.of(ticket.title(), ticket.body());
        String text = preparation.ofMail(mail);
        SortedMap<String, String> labels = new TreeMap<>();
        label(labels, "requester", ticket.requester());
        label(labels, "status", ticket.status());
        boolean readable = language == Language.ANY || EnglishText.isEnglish(text);
        String title = Whitespace.line(mail.title());
        String shown = shown(title, Whitespace.line(mail.body()));
        String above = mail.body().isBlank() ? "" : title;
        TextTraits traits = TextTraits.of(text, readable).withTitle(above);
        return new PreparedRecord(ticket.identity(), labels, Excerpt.of(shown), above, text, Hash128.of(text), traits);
    }

    /** Prepares a log line: its volatile parts are masked. The model can read it, whatever its language. */
    public static PreparedRecord of(LogLine line, TextPreparation preparation) {
        String text = preparation.ofLog(line);
        SortedMap<String, String> labels = new TreeMap<>();
        label(labels, "service", line.service());
        label(labels, "host", line.host());
        label(labels, "level", line.level());
        Hash128 hash = Hash128.of(line.level() + '\n' + text);
        TextTraits traits = TextTraits.ofLog(line.level(), text);
        return new PreparedRecord(line.identity(), labels, Excerpt.of(line.message()), "", text, hash, traits);
    }

    /** What people recognise a ticket by: its title and how its body begins. */
    private static String shown(String title, String body) {
        if (title.isEmpty() || body.isEmpty()) {
            return title + body;
        }
        return title + (STOPS.indexOf(title.charAt(title.length() - 1)) < 0 ? ": " : " ") + body;
    }

    /**
     * The same record without the template that its tenant's tickets share. Excerpt, facts and hash stay those of all that it
     * says, so that people see its words, a state counts however often it is told, and an exact repeat is one whatever is known
     * of its lines.
     */
    public PreparedRecord sifted(Boilerplate.Sifted sifted) {
        TextTraits rest = sifted.stated().equals(text)
                ? traits
                : TextTraits.of(sifted.stated(), traits.readable())
                        .withTitle(title)
                        .withFacts(traits.facts());
        return new PreparedRecord(identity, labels, snippet, title, sifted.text(), textHash, rest);
    }

    /** The same record with other traits of its text. */
    public PreparedRecord with(TextTraits other) {
        return new PreparedRecord(identity, labels, snippet, title, text, textHash, other);
    }

    private static void label(SortedMap<String, String> labels, String name, String value) {
        if (!value.isEmpty()) {
            labels.put(name, value);
        }
    }
}
