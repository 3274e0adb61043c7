package io.nearfar.record;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What is known of a text besides its meaning.
 *
 * @param words its words
 * @param readable whether it is in a language that the model can read; if not, only its words count
 */
public record TextTraits(WordSet words, boolean readable) {

    /** Of a text without words. */
    public static final TextTraits NONE = new TextTraits(WordSet.EMPTY, true);

    /** The same words in a text that the model cannot read. */
    public TextTraits unreadable() {
        return new TextTraits(words, false);
    }

    /** Writes the words and then a byte. */
    public void writeTo(DataOutputStream out) throws IOException {
        words.writeTo(out);
        out.writeBoolean(readable);
    }

    /** Reads what {@link #writeTo} wrote. */
    public static TextTraits readFrom(DataInputStream in) throws IOException {
        return new TextTraits(WordSet.readFrom(in), in.readBoolean());
    }
}
