package io.nearfar.record;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What is known of a text besides its meaning.
 *
 * @param words its words
 * @param numbers its numbers that may name one thing
 * @param readable whether it is in a language that the model can read; if not, only its words count
 */
public record TextTraits(WordSet words, WordSet numbers, boolean readable) {

    /** Of a text without words. */
    public static final TextTraits NONE = new TextTraits(WordSet.EMPTY, WordSet.EMPTY, true);

    /** The traits of {@code text}. */
    public static TextTraits of(String text, boolean readable) {
        return new TextTraits(WordSet.of(text), WordSet.numbers(text), readable);
    }

    /** The same words in a text that the model cannot read. */
    public TextTraits unreadable() {
        return new TextTraits(words, numbers, false);
    }

    /** Writes words, numbers and then a byte. */
    public void writeTo(DataOutputStream out) throws IOException {
        words.writeTo(out);
        numbers.writeTo(out);
        out.writeBoolean(readable);
    }

    /** Reads what {@link #writeTo} wrote. */
    public static TextTraits readFrom(DataInputStream in) throws IOException {
        return new TextTraits(WordSet.readFrom(in), WordSet.readFrom(in), in.readBoolean());
    }
}
