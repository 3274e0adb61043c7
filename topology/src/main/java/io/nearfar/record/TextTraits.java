package io.nearfar.record;

import io.nearfar.fact.Facts;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.IntToDoubleFunction;

/**
 * What is known of a text besides its meaning.
 *
 * @param words its words
 * @param title the words of its title; none where that is all of it
 * @param numbers its numbers that may name one thing
 * @param facts what it says that its vector does not tell
 * @param readable whether it is in a language that the model can read; if not, only its words count
 */
public record TextTraits(WordSet words, WordSet title, WordSet numbers, Facts facts, boolean readable) {

    /** Of a text without words. */
    public static final TextTraits NONE = new TextTraits(WordSet.EMPTY, WordSet.EMPTY, WordSet.EMPTY, Facts.NONE, true);

    /** The traits of a ticket's {@code text}. */
    public static TextTraits of(String text, boolean readable) {
        return new TextTraits(WordSet.of(text), WordSet.EMPTY, WordSet.numbers(text), Facts.ofTicket(text), readable);
    }

    /** The same with that title, empty for none. */
    public TextTraits withTitle(String text) {
        return new TextTraits(words, WordSet.of(text), numbers, facts, readable);
    }

    /** The same with what another text states. */
    public TextTraits withFacts(Facts other) {
        return new TextTraits(words, title, numbers, other, readable);
    }

    /** The traits of the masked {@code text} of a log line; {@code level} is empty when unknown. */
    public static TextTraits ofLog(String level, String text) {
        return new TextTraits(WordSet.of(text), WordSet.EMPTY, WordSet.numbers(text), Facts.ofLog(level, text), true);
    }

    /** The same words in a text that the model cannot read. */
    public TextTraits unreadable() {
        return new TextTraits(words, title, numbers, facts, false);
    }

    /** Whether the text has a title, so that the second of its vectors is that of the title alone. */
    public boolean titled() {
        return title.count() > 0;
    }

    /** The same with those words that weigh most, as many as are kept for long. */
    public TextTraits kept(IntToDoubleFunction weight) {
        return new TextTraits(
                words.heaviest(WordSet.KEPT, weight),
                title.heaviest(WordSet.KEPT_OF_TITLE, weight),
                numbers,
                facts,
                readable);
    }

    /** Writes words, title, numbers, facts and then a byte. */
    public void writeTo(DataOutputStream out) throws IOException {
        words.writeTo(out);
        title.writeTo(out);
        numbers.writeTo(out);
        facts.writeTo(out);
        out.writeBoolean(readable);
    }

    /** Reads what {@link #writeTo} wrote. */
    public static TextTraits readFrom(DataInputStream in) throws IOException {
        return new TextTraits(
                WordSet.readFrom(in), WordSet.readFrom(in), WordSet.readFrom(in), Facts.readFrom(in), in.readBoolean());
    }
}
